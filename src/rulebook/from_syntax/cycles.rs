//! No question rests on its own answer: issues through all their readings, and orders of readings through other questions.

use super::Lowering;
use crate::rulebook::*;

pub fn check(lowering: &mut Lowering) {
    let book = &lowering.book;
    let issues = round(book.issues.len(), |id| rests_on(book, id)).map(|found| {
        if let [id] = found[..] {
            return on_itself(book, id);
        }
        let names: Vec<String> = found.iter().map(|id| book.issues[*id].name.clone()).collect();
        let places: Vec<_> = found.iter().map(|id| book.issues[*id].place.clone()).collect();
        problem::cycle("issues", &names, &places)
    });
    let questions = round(book.questions.len(), |id| {
        book.questions[id]
            .prevails
            .iter()
            .filter_map(|prevails| prevails.only_if)
            .map(|reading| reading.question)
            .collect()
    })
    .map(|found| {
        let names: Vec<String> = found.iter().map(|id| book.questions[*id].name.clone()).collect();
        let places: Vec<_> = found.iter().map(|id| book.questions[*id].place.clone()).collect();
        problem::cycle("questions", &names, &places)
    });
    let orders: Vec<_> = (0..book.questions.len()).filter_map(|id| order_round(book, id)).collect();
    for problem in issues.into_iter().chain(questions).chain(orders) {
        lowering.refuse(problem);
    }
}

/// An issue that asks for itself, and the reading through which it does so where no other way leads there.
fn on_itself(book: &Rulebook, id: IssueId) -> crate::source::Problem {
    let issue = &book.issues[id];
    let asks = |body: &Body| {
        let mut found = Vec::new();
        body.clauses().into_iter().for_each(|clause| collect(book, clause, &mut found));
        found.contains(&id)
    };
    let replaced = issue.replaced.iter().find(|(_, body)| asks(body)).filter(|_| !asks(&issue.body));
    let reading = replaced.map(|(at, _)| &book.questions[at.question].readings[at.reading]);
    problem::rests_on_itself(
        &issue.name,
        issue.place.clone(),
        reading.map(|reading| (reading.name.as_str(), reading.place.clone())),
    )
}

/// Readings that prevail over each other in a round of three or more.
fn order_round(book: &Rulebook, id: QuestionId) -> Option<crate::source::Problem> {
    let question = &book.questions[id];
    let found = round(question.readings.len(), |reading| {
        let unconditional = question.prevails.iter().filter(|prevails| prevails.only_if.is_none());
        unconditional.filter(|prevails| prevails.winner == reading).map(|prevails| prevails.loser).collect()
    })?;
    let names: Vec<String> = found.iter().map(|reading| format!("`{}`", question.readings[*reading].name)).collect();
    let places: Vec<_> = found
        .iter()
        .zip(found.iter().cycle().skip(1))
        .filter_map(|(winner, loser)| {
            let mut sentences = question.prevails.iter();
            sentences.find(|said| said.winner == *winner && said.loser == *loser).map(|said| said.place.clone())
        })
        .collect();
    problem::order_cycle("readings", "prevails over", &names, &places)
}

/// Every issue that an issue asks for, in all its readings.
fn rests_on(book: &Rulebook, id: IssueId) -> Vec<IssueId> {
    let issue = &book.issues[id];
    let mut found = Vec::new();
    for body in std::iter::once(&issue.body).chain(issue.replaced.iter().map(|(_, body)| body)) {
        for clause in body.clauses() {
            collect(book, clause, &mut found);
        }
    }
    found
}

fn collect(book: &Rulebook, clause: &Clause, found: &mut Vec<IssueId>) {
    match &clause.kind {
        ClauseKind::Met { issue, .. } => found.push(*issue),
        // Inconsistency asks for the test, and for every defence that answers it and its availability.
        ClauseKind::Inconsistent { test, .. } => {
            found.push(*test);
            for (id, defence) in book.issues.iter().enumerate() {
                for answer in
                    defence.answers.iter().filter(|answer| defence.role == Role::Defence && book.answers(answer, *test))
                {
                    found.push(id);
                    found.extend(answer.available_if);
                }
            }
        }
        _ => clause.inner().into_iter().for_each(|clause| collect(book, clause, found)),
    }
}

/// A round in a graph, if there is one, from its least member on. Iterative: a chain may be a hundred thousand long.
pub fn round(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Option<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; count];
    for start in 0..count {
        if marks[start] != Mark::New {
            continue;
        }
        let mut path: Vec<(usize, Vec<usize>)> = vec![(start, next(start))];
        marks[start] = Mark::Open;
        while let Some((node, waiting)) = path.last_mut() {
            let Some(to) = waiting.pop() else {
                marks[*node] = Mark::Done;
                path.pop();
                continue;
            };
            match marks[to] {
                Mark::Done => {}
                Mark::New => {
                    marks[to] = Mark::Open;
                    path.push((to, next(to)));
                }
                Mark::Open => {
                    let begin = path.iter().position(|(node, _)| *node == to)?;
                    let mut found: Vec<usize> = path[begin..].iter().map(|(node, _)| *node).collect();
                    let least = found.iter().enumerate().min_by_key(|(_, node)| **node).map_or(0, |(index, _)| index);
                    found.rotate_left(least);
                    return Some(found);
                }
            }
        }
    }
    None
}
