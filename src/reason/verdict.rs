//! From the values of a claim's tree to its two verdicts.

use crate::case::Claim;
use crate::finding::{Side, Value, Verdict, Verdicts};
use crate::reason::graph::{Builder, Graph, Link, NodeId, Origin};
use crate::reason::value::{Valued, all, any, values};
use crate::reason::weigh::Completion;
use crate::reason::{Profile, Setting};
use crate::rulebook::{ClauseKind, IssueId, Role};

/// A claim instantiated under one profile of readings.
pub struct Decided<'a> {
    pub graph: Graph<'a>,
    pub breach: NodeId,
    pub bars: Vec<PleaNode>,
    pub defences: Vec<PleaNode>,
}

pub struct PleaNode {
    pub issue: IssueId,
    pub raised: bool,
    pub source: Option<String>,
    /// Decides whether it answers the obligation at all; `None`: it does, or no one raised it.
    pub available: Option<NodeId>,
    pub made_out: Option<NodeId>,
}

pub fn instantiate<'a>(setting: &Setting<'a>, profile: &Profile, claim: &Claim) -> Decided<'a> {
    let mut builder = Builder::new(setting, profile, claim);
    let breach = builder.breach(claim);
    let bars = pleas(&mut builder, claim, Role::Bar);
    let defences = pleas(&mut builder, claim, Role::Defence);
    Decided { graph: builder.graph, breach, bars, defences }
}

fn pleas(builder: &mut Builder, claim: &Claim, role: Role) -> Vec<PleaNode> {
    let mut found = Vec::new();
    for (issue, answer) in builder.answering(claim.provision, role) {
        if !builder.stands(issue) {
            continue;
        }
        let plea = builder.plea(issue, Side::Respondent);
        let source = plea.and_then(|plea| plea.source.clone());
        let (mut available, mut made_out) = (None, None);
        if plea.is_some() {
            available = builder.available(issue, answer, claim.provision);
            made_out = builder.issue_of_claim(issue, Side::Respondent);
        }
        found.push(PleaNode { issue, raised: made_out.is_some(), source, available, made_out });
    }
    found
}

impl Decided<'_> {
    pub fn values(&self, setting: &Setting, profile: &Profile, completion: &Completion) -> Vec<Valued> {
        values(setting, profile, &self.graph, completion)
    }

    pub fn verdicts(&self, valued: &[Valued]) -> Verdicts {
        Verdicts { on_record: self.verdict(valued, false), if_closed: self.verdict(valued, true) }
    }

    fn verdict(&self, valued: &[Valued], closed: bool) -> Verdict {
        let value = |node: NodeId| {
            let values = valued[node].values;
            if closed { values.if_closed } else { values.on_record }
        };
        let succeeds = |plea: &&PleaNode| self.success(plea, &value) == Value::Established;
        if self.bars.iter().filter(|bar| bar.raised).any(|bar| succeeds(&bar)) {
            return Verdict::NotReviewable;
        }
        if self.scope().iter().any(|node| valued[*node].values.on_record == Value::Refuted) {
            return self.unless_bar_is_open(valued, closed, Verdict::OutsideScope);
        }
        let on_record = valued[self.breach].values.on_record;
        match value(self.breach) {
            Value::Refuted if on_record == Value::Refuted => {
                return self.unless_bar_is_open(valued, closed, Verdict::Consistent);
            }
            Value::Refuted => return Verdict::NotShown,
            Value::Open => return Verdict::Open,
            Value::Established => {}
        }
        let defences: Vec<Value> =
            self.defences.iter().filter(|plea| plea.raised).map(|plea| self.success(plea, &value)).collect();
        match any(&defences) {
            Value::Established => self.unless_bar_is_open(valued, closed, Verdict::Justified),
            Value::Refuted => self.unless_bar_is_open(valued, closed, Verdict::Inconsistent),
            Value::Open => Verdict::Open,
        }
    }

    /// A bar that may yet stop the claim keeps the record's verdict open: what is settled must stay when the record closes.
    fn unless_bar_is_open(&self, valued: &[Valued], closed: bool, verdict: Verdict) -> Verdict {
        let open =
            |plea: &PleaNode| plea.raised && self.success(plea, &|node| valued[node].values.on_record) == Value::Open;
        if !closed && self.bars.iter().any(open) { Verdict::Open } else { verdict }
    }

    /// Available and made out.
    fn success(&self, plea: &PleaNode, value: &dyn Fn(NodeId) -> Value) -> Value {
        let parts: Vec<Value> = plea.available.iter().chain(&plea.made_out).map(|node| value(*node)).collect();
        if plea.made_out.is_none() { Value::Refuted } else { all(&parts) }
    }

    /// The scope elements of the test, and that the respondent is bound.
    fn scope(&self) -> Vec<NodeId> {
        // Within a list of all that ends in an exception, too: there as well one refuted element is enough.
        let (mut waiting, mut found) = (vec![self.breach], Vec::new());
        while let Some(id) = waiting.pop() {
            for child in self.graph.nodes[id].children.iter().filter(|child| child.link == Link::Part) {
                match self.graph.nodes[child.node].origin {
                    Origin::Bound(..) => found.push(child.node),
                    Origin::Clause(clause) if clause.scope => found.push(child.node),
                    Origin::Clause(clause) if matches!(clause.kind, ClauseKind::Unless(..) | ClauseKind::All(_)) => {
                        waiting.push(child.node);
                    }
                    _ => {}
                }
            }
        }
        found
    }
}
