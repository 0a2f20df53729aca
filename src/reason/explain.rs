//! The finding of one claim, from its graph: what opinion, brief and export read.

use std::collections::BTreeMap;

use crate::case::Claim;
use crate::finding::{
    self, ClaimFinding, FactUse, Form, NotRaised, Plea, ReadingChoice, ReadingUsed, RemedyKind, Value, Verdict,
};
use crate::reason::graph::{Builder, Fixed, Graph, Kind, Link, NodeId, Origin};
use crate::reason::value::{Valued, force_of, values};
use crate::reason::verdict::{Decided, PleaNode, instantiate};
use crate::reason::weigh::{Asked, Completion, asked, capped, speaks};
use crate::reason::words::{Naming, cite};
use crate::reason::{Profile, Setting, annotate, arguments, either_way, profile, robust};
use crate::rulebook::*;

pub fn claim(setting: &Setting, claim: &Claim, profile: &Profile, verdict_only: bool) -> ClaimFinding {
    let robust::Alternatives { first: shown, verdicts: alternatives, .. } = robust::unresolved(setting, profile, claim);
    let decided = instantiate(setting, &shown, claim);
    let valued = decided.values(setting, &shown, &Completion::new());
    let plain = decided.verdicts(&valued);
    let either_way = either_way::either_way(setting, &shown, &decided, &valued, plain);
    let verdict = robust::over_readings(&alternatives);
    let turns = verdict.if_closed == Verdict::TurnsOnTheReading;
    let pivotal = if verdict_only || turns {
        Some(Vec::new())
    } else {
        robust::pivotal(setting, &shown, claim, verdict.if_closed, &decided.graph.questions)
    };
    let double_edged = either_way::double_edged(setting, &decided);
    let naming = Naming { setting, company: &claim.things };
    let telling = Telling {
        setting,
        profile: &shown,
        asked_profile: profile,
        decided: &decided,
        valued: &valued,
        double_edged,
        naming,
    };
    let mut nodes = telling.nodes();
    annotate::annotate(&mut nodes, &decided, &shown);
    let arguments = arguments::arguments(setting, claim, &mut nodes, &decided.graph);
    let remedy = remedy(setting, &shown, claim, verdict.if_closed);
    let breach_value = valued[decided.breach].values;
    ClaimFinding {
        id: claim.id.clone(),
        about: claim.things.iter().map(|thing| telling.thing(*thing)).collect(),
        provision: setting.book.provision_name(claim.provision),
        test: claim.test.map_or_else(String::new, |test| setting.book.issues[test].name.clone()),
        complainant: setting.record.things[claim.complainant].name.clone(),
        verdict,
        either_way: either_way.is_some(),
        remedy,
        robust: !turns && pivotal.as_ref().is_some_and(Vec::is_empty),
        pivotal_readings: pivotal
            .unwrap_or_default()
            .iter()
            .map(|set| set.iter().map(|reading| telling.choice(*reading)).collect())
            .collect(),
        readings: decided.graph.questions.iter().map(|question| telling.reading(*question)).collect(),
        breach: decided.breach,
        bars: decided.bars.iter().map(|plea| telling.plea(plea, breach_value.if_closed)).collect(),
        defences: decided.defences.iter().map(|plea| telling.plea(plea, breach_value.if_closed)).collect(),
        arguments,
        not_raised: telling.not_raised(),
        nodes,
    }
}

fn remedy(setting: &Setting, profile: &Profile, claim: &Claim, verdict: Verdict) -> finding::Remedy {
    let provision = setting.book.remedies.first().map(|remedy| setting.book.provision_name(remedy.provision));
    if verdict != Verdict::Inconsistent {
        return finding::Remedy { kind: RemedyKind::NotReached, provision: None, because: None };
    }
    for remedy in &setting.book.remedies {
        for case in &remedy.cases {
            let mut builder = Builder::new(setting, profile, claim);
            let Some(node) = builder.clause_of_claim(&case.clause, &remedy.params) else { continue };
            let valued = values(setting, profile, &builder.graph, &Completion::new());
            if valued[node].values.on_record == Value::Established {
                let kind = if case.discretion { RemedyKind::Discretion } else { RemedyKind::None };
                return finding::Remedy { kind, provision, because: case.because.clone() };
            }
        }
    }
    finding::Remedy { kind: RemedyKind::Recommendation, provision, because: None }
}

struct Telling<'a, 'g> {
    setting: &'a Setting<'g>,
    /// The profile of the tree that is shown.
    profile: &'a Profile,
    /// The profile as the law and the reader gave it.
    asked_profile: &'a Profile,
    decided: &'a Decided<'g>,
    valued: &'a [Valued],
    double_edged: std::collections::BTreeSet<Asked>,
    naming: Naming<'a>,
}

impl<'g> Telling<'_, 'g> {
    fn graph(&self) -> &Graph<'g> {
        &self.decided.graph
    }

    fn thing(&self, id: usize) -> finding::Thing {
        let thing = &self.setting.record.things[id];
        finding::Thing {
            kind: self.setting.book.kinds[thing.kind].name.clone(),
            name: thing.name.clone(),
            called: thing.called.clone(),
            part_of: thing.part_of.map(|whole| self.setting.record.things[whole].name.clone()),
            about: thing.about.clone(),
        }
    }

    fn choice(&self, reading: ReadingRef) -> ReadingChoice {
        let question = &self.setting.book.questions[reading.question];
        ReadingChoice { question: question.name.clone(), reading: question.readings[reading.reading].name.clone() }
    }

    fn reading(&self, question: QuestionId) -> ReadingUsed {
        let declared = &self.setting.book.questions[question];
        let choice = self.asked_profile.choice(question);
        let reading = choice.reading.map(|index| &declared.readings[index]);
        let in_force = profile::in_force(self.setting, question);
        ReadingUsed {
            question: declared.name.clone(),
            text: declared.text.clone(),
            reading: reading.map(|reading| reading.name.clone()),
            law: reading.and_then(|reading| reading.law.clone()),
            authority: reading.map(|reading| cite(self.setting.book, &reading.authority)),
            named: choice.named,
            rivals: in_force
                .into_iter()
                .filter(|index| Some(*index) != choice.reading)
                .map(|index| declared.readings[index].name.clone())
                .collect(),
        }
    }

    fn plea(&self, plea: &PleaNode, breach: Value) -> Plea {
        let issue = &self.setting.book.issues[plea.issue];
        let of = |node: Option<NodeId>, otherwise: Value| {
            node.map_or(finding::Values { on_record: otherwise, if_closed: otherwise }, |node| self.valued[node].values)
        };
        let availability = of(plea.available, Value::Established);
        let arguendo = plea.raised && (availability.if_closed == Value::Refuted || breach != Value::Established);
        Plea {
            provision: issue
                .provision
                .map_or_else(String::new, |provision| self.setting.book.provision_name(provision)),
            name: issue.name.clone(),
            raised: plea.raised,
            source: plea.source.clone(),
            available: plea.available,
            availability,
            made_out: of(plea.made_out, Value::Refuted),
            node: plea.made_out,
            annotation: arguendo.then_some(finding::Annotation::Arguendo),
        }
    }

    fn not_raised(&self) -> Vec<NotRaised> {
        let exceptions = self.graph().not_raised.iter().map(|(issue, side)| (*issue, *side));
        let pleas = self
            .decided
            .defences
            .iter()
            .filter(|plea| !plea.raised)
            .map(|plea| (plea.issue, finding::Side::Respondent));
        let mut found: Vec<NotRaised> = exceptions
            .chain(pleas)
            .map(|(issue, side)| {
                let issue = &self.setting.book.issues[issue];
                NotRaised {
                    name: issue.name.clone(),
                    provision: issue.provision.map(|at| self.setting.book.provision_name(at)),
                    side,
                }
            })
            .collect();
        for (kind, side) in &self.graph().none_raised {
            found.push(NotRaised { name: self.setting.book.kinds[*kind].name.clone(), provision: None, side: *side });
        }
        found.sort_by(|one, other| (&one.provision, &one.name).cmp(&(&other.provision, &other.name)));
        found
    }

    // -------------------------------------------------------------- nodes

    /// The graph's nodes in their order, then one for each precedent.
    fn nodes(&self) -> Vec<finding::Node> {
        let mut nodes: Vec<finding::Node> = (0..self.graph().nodes.len()).map(|id| self.node(id)).collect();
        for id in 0..self.graph().nodes.len() {
            if let Kind::Reasons(reasons) = &self.graph().nodes[id].kind {
                for index in &reasons.precedents {
                    let child = self.precedent(id, *index, &mut nodes);
                    nodes[id].children.push(child);
                }
            }
        }
        nodes
    }

    fn node(&self, id: NodeId) -> finding::Node {
        let node = &self.graph().nodes[id];
        let valued = &self.valued[id];
        let book = self.setting.book;
        let issue = match node.origin {
            Origin::Issue(issue) => Some(&book.issues[issue]),
            _ => None,
        };
        let (clause_id, title, cites, place) = match node.origin {
            Origin::Issue(id) => (
                book.issues[id].name.clone(),
                book.issues[id].name.clone(),
                &book.issues[id].cites[..],
                Some(&book.issues[id].place),
            ),
            Origin::Clause(clause) | Origin::Each(clause, _) => {
                (clause.id.clone(), self.naming.title(node, clause), &clause.cites[..], Some(&clause.place))
            }
            Origin::Dimension(name, text, issue) => {
                (name.to_owned(), self.naming.named(text, node), &[][..], Some(&book.issues[issue].place))
            }
            Origin::Column(column) => {
                (String::new(), self.naming.named(&column.text, node), &[][..], Some(&column.place))
            }
            Origin::Bound(instrument, issue) => (
                String::new(),
                format!("bound by the {}", book.instruments[instrument].title),
                &[][..],
                Some(&book.issues[issue].place),
            ),
            Origin::Breach(provision) => (
                book.provision_name(provision),
                book.provision_name(provision),
                &[][..],
                Some(&book.provisions[provision].place),
            ),
        };
        finding::Node {
            id: clause_id,
            title,
            form: self.form(node),
            value: valued.values,
            reason: valued.reason,
            negated: node.negated,
            bearer: node.bearer,
            standard: book.standards[node.standard].words.clone(),
            reading: issue.and_then(|issue| self.reading_of(issue)),
            annotation: None,
            sentence: self.naming.sentence(node),
            law: issue.and_then(|issue| issue.law.clone()),
            own_reconstruction: issue.is_some_and(|issue| issue.own_reconstruction),
            cites: cites.iter().map(|citation| cite(book, citation)).collect(),
            rule: place.map(|place| finding::Source { file: place.text.name.to_string(), line: place.line() }),
            facts: self.facts(node),
            arguments: Vec::new(),
            children: self.children(node),
        }
    }

    /// The question whose readings touch an issue, and the reading applied.
    fn reading_of(&self, issue: &Issue) -> Option<ReadingUsed> {
        let parts = |body: &Body| -> Vec<ReadingRef> {
            let mut found: Vec<ReadingRef> = body.extras.iter().filter_map(|part| part.only_on).collect();
            match &body.main {
                Main::Parts(parts) => found.extend(parts.iter().filter_map(|part| part.only_on)),
                Main::Reasons(reasons) => found.extend(reasons.items.iter().filter_map(|item| item.only_on)),
                _ => {}
            }
            found
        };
        let mut touching = parts(&issue.body);
        touching.extend(issue.replaced.iter().map(|(reading, _)| *reading));
        touching.extend(issue.puts.iter().map(|(reading, _)| *reading));
        touching.extend(issue.requires.iter().map(|(reading, _)| *reading));
        touching.extend(issue.orders.iter().filter_map(|(reading, _)| *reading));
        touching.iter().map(|reading| reading.question).min().map(|question| self.reading(question))
    }

    fn form(&self, node: &crate::reason::graph::Node) -> Form {
        let record = self.setting.record;
        match &node.kind {
            Kind::Leaf(leaf) => {
                let edged = asked(leaf.literal, &node.things).iter().any(|fact| self.double_edged.contains(fact));
                Form::Literal { double_edged: edged }
            }
            Kind::Fixed(_, Fixed::Given(index)) => Form::Given { why: record.given[*index].why.clone() },
            Kind::Fixed(_, Fixed::NotRaised) => Form::NotRaised,
            Kind::Fixed(_, Fixed::Bound) => self.bound(node),
            Kind::Fixed(_, Fixed::Law) => Form::Constant { because: self.because(node) },
            Kind::Silent => match node.origin {
                Origin::Bound(..) => self.bound(node),
                _ => Form::Literal { double_edged: false },
            },
            Kind::Reasons(_) => Form::Reasons,
            Kind::Table(table) => {
                let rows = table
                    .rows
                    .iter()
                    .map(|row| format!("{} → {}", row.text, if row.met { "met" } else { "not met" }))
                    .collect();
                Form::Table { rows, applied: self.applied(node, table) }
            }
            Kind::Scale { .. } => match node.origin {
                Origin::Dimension(..) => Form::Dimension,
                _ => Form::Literal { double_edged: self.scale_is_double_edged(node) },
            },
            Kind::AtLeast(number) => Form::AtLeast(*number),
            Kind::Conj | Kind::Disj => self.compound(node),
        }
    }

    fn scale_is_double_edged(&self, node: &crate::reason::graph::Node) -> bool {
        let Kind::Scale { fact, .. } = &node.kind else { return false };
        Asked::of(fact, &node.things).is_some_and(|fact| self.double_edged.contains(&fact))
    }

    fn compound(&self, node: &crate::reason::graph::Node) -> Form {
        let (Origin::Clause(clause) | Origin::Each(clause, _)) = node.origin else { return Form::Issue };
        let kind = |id: KindId| self.setting.book.kinds[id].name.clone();
        match &clause.kind {
            ClauseKind::Unless(..) => Form::Unless,
            ClauseKind::ForEvery(quantifier, _) => Form::ForEvery(kind(quantifier.kind)),
            ClauseKind::ForSome(quantifier, _) => Form::ForSome(kind(quantifier.kind)),
            ClauseKind::Inconsistent { test, .. } => {
                let provision = self.setting.book.issues[*test].provision;
                Form::Inconsistent {
                    provision: provision.map_or_else(String::new, |at| self.setting.book.provision_name(at)),
                }
            }
            _ if matches!(node.kind, Kind::Disj) => Form::AnyOf,
            _ => Form::AllOf,
        }
    }

    fn bound(&self, node: &crate::reason::graph::Node) -> Form {
        let instrument = match node.origin {
            Origin::Bound(instrument, _) => self.setting.book.instruments[instrument].title.clone(),
            _ => String::new(),
        };
        Form::Bound { instrument }
    }

    fn because(&self, node: &crate::reason::graph::Node) -> Option<String> {
        let Origin::Issue(id) = node.origin else { return None };
        let issue = &self.setting.book.issues[id];
        let taken = issue
            .replaced
            .iter()
            .find(|(reading, _)| self.profile.takes(*reading))
            .map_or(&issue.body, |(_, body)| body);
        match &taken.main {
            Main::Constant { because, .. } => because.clone(),
            _ => None,
        }
    }

    fn applied(&self, node: &crate::reason::graph::Node, table: &Table) -> Vec<usize> {
        let possible: Vec<(usize, usize)> = node
            .children
            .iter()
            .zip(&table.columns)
            .map(|(child, column)| {
                let valued = &self.valued[child.node];
                let wanted = usize::from(column.higher_helps != node.negated);
                match (valued.levels, valued.values.on_record) {
                    (Some((least, most, _)), _) => (least, most),
                    (None, Value::Established) => (wanted, wanted),
                    (None, Value::Refuted) => (1 - wanted, 1 - wanted),
                    (None, Value::Open) => (0, 1),
                }
            })
            .collect();
        let reached = |row: &Row| {
            row.cells.iter().zip(&possible).all(|(cell, (least, most))| cell[*least..=*most].contains(&true))
        };
        (0..table.rows.len()).filter(|row| reached(&table.rows[*row])).collect()
    }

    fn children(&self, node: &crate::reason::graph::Node) -> Vec<finding::Child> {
        let positions: BTreeMap<usize, usize> = match &node.kind {
            Kind::Reasons(reasons) => reasons
                .position
                .iter()
                .enumerate()
                .filter_map(|(item, position)| position.map(|position| (position, item)))
                .collect(),
            _ => BTreeMap::new(),
        };
        let mut children = Vec::new();
        for (index, child) in node.children.iter().enumerate() {
            let link = match child.link {
                Link::Part => finding::Link::Part,
                Link::Exception => finding::Link::Exception,
                Link::SecondTier => finding::Link::SecondTier,
                Link::Input => finding::Link::Input,
                // Precedents are told apart from the reasons, with their rebuttal beneath them.
                Link::Rebuttal(_) => continue,
                Link::For | Link::Against => {
                    let (outweighed_by, because) = self.outweighed_by(node, positions[&index]);
                    if child.link == Link::For {
                        finding::Link::For { outweighed_by, because }
                    } else {
                        finding::Link::Against { outweighed_by, because }
                    }
                }
            };
            children.push(finding::Child { node: child.node, link });
        }
        children
    }

    /// Active reasons of the other side that outweigh one, and why the first does.
    fn outweighed_by(&self, node: &crate::reason::graph::Node, item: usize) -> (Vec<usize>, Option<String>) {
        let Kind::Reasons(reasons) = &node.kind else { return (Vec::new(), None) };
        let (mut nodes, mut because) = (Vec::new(), None);
        for edge in reasons.reasons.outweighs.iter().filter(|edge| edge.loser == item) {
            if !edge.only_on.is_none_or(|reading| self.profile.takes(reading)) {
                continue;
            }
            let Some(position) = reasons.position[edge.winner] else { continue };
            let winner = node.children[position].node;
            if self.valued[winner].values.on_record == Value::Established && !nodes.contains(&winner) {
                nodes.push(winner);
                because = because.or_else(|| edge.because.clone());
            }
        }
        (nodes, because)
    }

    fn precedent(&self, id: NodeId, index: usize, nodes: &mut Vec<finding::Node>) -> finding::Child {
        let node = &self.graph().nodes[id];
        let Kind::Reasons(reasons) = &node.kind else { return finding::Child { node: id, link: finding::Link::Part } };
        let declared = &reasons.reasons.precedents[index];
        let (force, distinguishing) = force_of(self.setting, self.profile, node, reasons, index, self.valued);
        let distinguished_by = distinguishing
            .into_iter()
            .map(|item| match &reasons.reasons.items[item].factor {
                Factor::Reason(clause) => self.naming.named(&clause.text, node),
                Factor::Dimension { text, .. } => self.naming.named(text, node),
            })
            .collect();
        let rebuttal = node.children.iter().find(|child| child.link == Link::Rebuttal(index)).map(|child| child.node);
        let mut told = nodes[id].clone();
        told.id.clone_from(&declared.name);
        told.title.clone_from(&declared.name);
        told.form = Form::Constant { because: None };
        told.cites = vec![cite(self.setting.book, &declared.cite)];
        told.facts.clear();
        told.arguments.clear();
        told.reading = None;
        told.law = None;
        told.rule = Some(finding::Source { file: declared.place.text.name.to_string(), line: declared.place.line() });
        told.children =
            rebuttal.map(|node| finding::Child { node, link: finding::Link::Exception }).into_iter().collect();
        nodes.push(told);
        let used = finding::PrecedentUse {
            name: declared.name.clone(),
            met: declared.met,
            cite: cite(self.setting.book, &declared.cite),
            force,
            distinguished_by,
        };
        finding::Child { node: nodes.len() - 1, link: finding::Link::Precedent(used) }
    }

    // -------------------------------------------------------------- facts

    fn facts(&self, node: &crate::reason::graph::Node) -> Vec<FactUse> {
        match &node.kind {
            Kind::Leaf(leaf) => {
                asked(leaf.literal, &node.things).into_iter().map(|fact| self.fact(&fact, leaf, node)).collect()
            }
            Kind::Scale { fact, scale, up } => {
                let levels = self.setting.book.scales[*scale].levels.len();
                let values = if *up { (1..levels).collect() } else { (0..levels - 1).collect() };
                let literal = Literal { asks: Asks::OneOf { fact: (*fact).clone(), values }, wanted: true };
                let leaf = crate::reason::graph::Leaf { literal: &literal, wanted: true };
                asked(&literal, &node.things).into_iter().map(|fact| self.fact(&fact, &leaf, node)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn fact(&self, asked: &Asked, leaf: &crate::reason::graph::Leaf, node: &crate::reason::graph::Node) -> FactUse {
        let (book, record) = (self.setting.book, self.setting.record);
        let declared = &book.facts[asked.fact];
        let statement = self.setting.statement(asked.fact, &asked.things);
        let name = |member: &usize| record.things[*member].name.clone();
        let said = |list: &[(usize, Option<String>)]| {
            list.iter().map(|(party, at)| (name(party), at.clone())).collect::<Vec<_>>()
        };
        let exhibits = statement.map(|statement| {
            statement
                .exhibits
                .iter()
                .map(|exhibit| {
                    let worth = capped(book, asked.fact, exhibit);
                    let value = exhibit.says.as_ref().or(statement.value.as_ref());
                    finding::Exhibit {
                        exhibit: exhibit.exhibit.clone(),
                        by: exhibit.by.as_ref().map(name),
                        source: exhibit.source.clone(),
                        at: exhibit.at.clone(),
                        kind: exhibit.kind.map(|kind| kind.word().to_owned()),
                        grade: exhibit.grade.word().to_owned(),
                        capped_to: (worth < exhibit.grade).then(|| worth.word().to_owned()),
                        verified: exhibit.verified,
                        says: exhibit.says.as_ref().map(|says| says.written.clone()),
                        note: exhibit.note.clone(),
                        speaks: value.map_or(finding::Speaks::Neither, |value| {
                            speaks(self.setting, leaf, &node.things, asked, &value.value)
                        }),
                    }
                })
                .collect()
        });
        FactUse {
            name: declared.name.clone(),
            of: asked.things.iter().map(name).collect(),
            label: statement.and_then(|statement| statement.label.clone()),
            question: declared.asks.as_ref().map(|asks| self.naming.named(asks, node)),
            value: statement.and_then(|statement| statement.value.as_ref()).map(|value| value.written.clone()),
            stated_at: statement.map(|statement| finding::Source {
                file: statement.place.text.name.to_string(),
                line: statement.place.line(),
            }),
            exhibits: exhibits.unwrap_or_default(),
            admitted_by: statement.map_or_else(Vec::new, |statement| said(&statement.admitted_by)),
            not_contested_by: statement.map_or_else(Vec::new, |statement| said(&statement.not_contested_by)),
        }
    }
}
