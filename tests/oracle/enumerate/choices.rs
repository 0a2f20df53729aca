//! All runs of a function that chooses.

/// Answers to the choices of one run, in order: how many there were to choose from, and which is taken.
#[derive(Default)]
pub struct Choices {
    taken: Vec<(usize, usize)>,
    at: usize,
}

impl Choices {
    /// A number below `count`; over all runs, each.
    pub fn below(&mut self, count: usize) -> usize {
        if self.at == self.taken.len() {
            self.taken.push((count, 0));
        }
        let (known, choice) = self.taken[self.at];
        assert_eq!(known, count, "the same choices lead to the same question");
        self.at += 1;
        choice
    }

    pub fn of<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }

    pub fn truth(&mut self) -> bool {
        self.below(2) == 1
    }

    /// Goes on to the next run, if there is one.
    fn next(&mut self) -> bool {
        self.at = 0;
        while let Some((count, choice)) = self.taken.pop() {
            if choice + 1 < count {
                self.taken.push((count, choice + 1));
                return true;
            }
        }
        false
    }
}

/// What the function makes of every combination of choices; `None` where they do not fit together.
pub fn every<T>(make: impl Fn(&mut Choices) -> Option<T>) -> Vec<T> {
    let (mut choices, mut found) = (Choices::default(), Vec::new());
    loop {
        found.extend(make(&mut choices));
        if !choices.next() {
            return found;
        }
    }
}
