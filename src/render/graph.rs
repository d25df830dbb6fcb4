//! Steps in layers, each as late as the longest way to it, and the links between them: what a drawing of them needs.

use std::collections::{BTreeMap, BTreeSet};

/// Where the steps stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    /// How many layers there are.
    pub layers: usize,
    /// How many lanes the fullest layer has.
    pub lanes: usize,
    /// Layer and lane of every step, in the order given.
    pub places: Vec<(usize, usize)>,
    /// What leads from one layer to the next.
    pub links: BTreeSet<Link>,
}

/// A line from one layer to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The layer that it leaves.
    pub layer: usize,
    /// The lane that it leaves.
    pub from: usize,
    /// The lane that it comes to.
    pub to: usize,
    /// Whether a step stands where it begins; else another link ends there.
    pub leaves_step: bool,
    /// Whether a step stands where it ends; else another link goes on from there.
    pub meets_step: bool,
}

/// Places steps; `before` says which steps come before each: all of them stand earlier in the list. What follows from other
/// links is not linked again.
pub fn lay_out(before: &[Vec<usize>]) -> Graph {
    let before = direct(before);
    let mut layer_of = Vec::with_capacity(before.len());
    for earlier in &before {
        let layer = earlier.iter().map(|&step| layer_of[step] + 1).max();
        layer_of.push(layer.unwrap_or(0));
    }
    let layers = layer_of.iter().max().map_or(0, |last| last + 1);
    // A way past a layer takes a lane there, one for all ways from the same step.
    let mut ends = layer_of.clone();
    for (step, earlier) in before.iter().enumerate() {
        for &from in earlier {
            ends[from] = ends[from].max(layer_of[step] - 1);
        }
    }
    let mut lane: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut lanes = 0;
    for layer in 0..layers {
        let here = |&step: &usize| (layer_of[step]..=ends[step]).contains(&layer);
        let mut steps: Vec<usize> = (0..before.len()).filter(here).collect();
        steps.sort_by_key(|&step| (wish(step, layer, &before, &layer_of, &lane), step));
        lanes = lanes.max(steps.len());
        lane.extend(
            steps
                .into_iter()
                .enumerate()
                .map(|(at, step)| ((layer, step), at)),
        );
    }
    let mut links = BTreeSet::new();
    for (step, earlier) in before.iter().enumerate() {
        for &from in earlier {
            for layer in layer_of[from]..layer_of[step] {
                let meets_step = layer + 1 == layer_of[step];
                let to = if meets_step { step } else { from };
                links.insert(Link {
                    layer,
                    from: lane[&(layer, from)],
                    to: lane[&(layer + 1, to)],
                    leaves_step: layer == layer_of[from],
                    meets_step,
                });
            }
        }
    }
    let places = layer_of.iter().enumerate();
    Graph {
        layers,
        lanes,
        places: places
            .map(|(step, &layer)| (layer, lane[&(layer, step)]))
            .collect(),
        links,
    }
}

/// Where a step would best stand: at the middle of the lanes that lead to it, in hundredths.
fn wish(
    step: usize,
    layer: usize,
    before: &[Vec<usize>],
    layer_of: &[usize],
    lane: &BTreeMap<(usize, usize), usize>,
) -> usize {
    if layer_of[step] < layer {
        return lane[&(layer - 1, step)] * 100;
    }
    let lanes = before[step]
        .iter()
        .filter_map(|&from| lane.get(&(layer.checked_sub(1)?, from)));
    let (sum, count) = lanes.fold((0, 0), |(sum, count), lane| (sum + lane, count + 1));
    (sum * 100).checked_div(count).unwrap_or(0)
}

/// The same without what follows from the rest: of 1 before 2 before 3, "1 before 3" says nothing new.
fn direct(before: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut reached: Vec<BTreeSet<usize>> = Vec::with_capacity(before.len());
    let mut direct = Vec::with_capacity(before.len());
    for earlier in before {
        let own: BTreeSet<usize> = earlier.iter().copied().collect();
        let implied: BTreeSet<usize> = own
            .iter()
            .flat_map(|&step| &reached[step])
            .copied()
            .collect();
        direct.push(own.difference(&implied).copied().collect());
        reached.push(own.union(&implied).copied().collect());
    }
    direct
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The links as `layer: lane>lane`, a `.` where no step stands.
    fn links(graph: &Graph) -> Vec<String> {
        let dot = |step: bool| if step { "" } else { "." };
        let links = graph.links.iter();
        links
            .map(|link| {
                let (leaves, meets) = (dot(link.leaves_step), dot(link.meets_step));
                format!("{}: {}{leaves}>{}{meets}", link.layer, link.from, link.to)
            })
            .collect()
    }

    #[test]
    fn a_row_of_steps_is_one_lane() {
        let graph = lay_out(&[vec![], vec![0], vec![0, 1], vec![2]]);
        assert_eq!((graph.layers, graph.lanes), (4, 1));
        assert_eq!(graph.places, [(0, 0), (1, 0), (2, 0), (3, 0)]);
        assert_eq!(links(&graph), ["0: 0>0", "1: 0>0", "2: 0>0"]);
    }

    #[test]
    fn steps_side_by_side_have_lanes_of_their_own() {
        let graph = lay_out(&[vec![], vec![0], vec![0], vec![1, 2]]);
        assert_eq!(graph.places, [(0, 0), (1, 0), (1, 1), (2, 0)]);
        assert_eq!(links(&graph), ["0: 0>0", "0: 0>1", "1: 0>0", "1: 1>0"]);
    }

    #[test]
    fn a_way_past_a_layer_keeps_a_lane_free_there() {
        // 0 → 1 → 2 → 4, and 3 stands alone before 4
        let graph = lay_out(&[vec![], vec![0], vec![1], vec![], vec![2, 3]]);
        assert_eq!(graph.layers, 4);
        assert_eq!(graph.places[3], (0, 1));
        assert_eq!(
            links(&graph),
            [
                "0: 0>0", "0: 1>1.", "1: 0>0", "1: 1.>1.", "2: 0>0", "2: 1.>0"
            ]
        );
    }

    #[test]
    fn nothing_is_nowhere() {
        assert_eq!(lay_out(&[]).layers, 0);
    }
}
