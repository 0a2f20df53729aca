//! Choices taken from lists of numbers; once a list is used up, every choice is the first.

pub struct Draw<'a> {
    lists: &'a [Vec<u16>],
    list: usize,
    at: usize,
}

impl<'a> Draw<'a> {
    pub fn new(lists: &'a [Vec<u16>]) -> Self {
        Draw { lists, list: 0, at: 0 }
    }

    /// Goes on with the start of another list, so that what is drawn from one can shrink without moving the rest.
    pub fn turn_to(&mut self, list: usize) {
        (self.list, self.at) = (list, 0);
    }

    fn next(&mut self) -> usize {
        let number = self.lists.get(self.list).and_then(|list| list.get(self.at)).copied().unwrap_or(0);
        self.at += 1;
        usize::from(number)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.next() * bound / 1000
    }

    pub fn between(&mut self, least: usize, greatest: usize) -> usize {
        least + self.below(greatest - least + 1)
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.next() >= 1000 - percent * 10
    }

    pub fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }

    /// An index, each as likely as its weight.
    pub fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        0
    }

    /// Some of the items, perhaps none.
    pub fn some<T: Clone>(&mut self, items: &[T], percent: usize) -> Vec<T> {
        items.iter().filter(|_| self.chance(percent)).cloned().collect()
    }
}
