//! What is looked for, under which head, and how many points it is worth: twenty a head, a hundred in all.

/// What a jury judges, as far as a program can see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    /// The picture.
    Design,
    /// What is written in the badge.
    Metadata,
    /// Why the badge can be believed.
    Assurance,
    /// What the badge leads to.
    Growth,
    /// What the badge is used for.
    Use,
}

impl Head {
    /// All, in the order in which they are told.
    pub const ALL: [Head; 5] = [
        Head::Design,
        Head::Metadata,
        Head::Assurance,
        Head::Growth,
        Head::Use,
    ];

    /// Points of each head.
    pub const POINTS: u8 = 20;

    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Head::Design => "design",
            Head::Metadata => "metadata",
            Head::Assurance => "assurance",
            Head::Growth => "growth",
            Head::Use => "use",
        }
    }
}

/// One thing that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The picture stands out from white.
    OnWhite,
    /// The picture stands out from black.
    OnBlack,
    /// The picture is large enough.
    Size,
    /// The picture fills its square.
    Fill,
    /// The picture is described.
    Alt,
    /// A sentence says what a holder can do.
    CanDo,
    /// The criteria are more than a word.
    Criteria,
    /// The criteria can be counted or ticked off.
    Countable,
    /// All of it can be read in two languages.
    Languages,
    /// It counts towards something known elsewhere.
    Alignment,
    /// The work it takes is said.
    Hours,
    /// How it is judged.
    Assessment,
    /// Awards show evidence or a result.
    Evidence,
    /// Somebody approves.
    Approval,
    /// What happens when its period is over.
    Validity,
    /// Something comes before or after it.
    NextStep,
    /// Where to learn it.
    Resources,
    /// How to get it.
    HowToApply,
    /// The work it is of use in.
    UsedIn,
    /// Whom it is meant for.
    Audience,
    /// It is part of a plan with numbers.
    Plan,
}

impl Rule {
    /// All, in the order in which they are told.
    pub const ALL: [Rule; 21] = [
        Rule::OnWhite,
        Rule::OnBlack,
        Rule::Size,
        Rule::Fill,
        Rule::Alt,
        Rule::CanDo,
        Rule::Criteria,
        Rule::Countable,
        Rule::Languages,
        Rule::Alignment,
        Rule::Hours,
        Rule::Assessment,
        Rule::Evidence,
        Rule::Approval,
        Rule::Validity,
        Rule::NextStep,
        Rule::Resources,
        Rule::HowToApply,
        Rule::UsedIn,
        Rule::Audience,
        Rule::Plan,
    ];

    /// Its head, its points, its name for programs, and the key of `badge.yaml` (or the file) to write in.
    fn row(self) -> (Head, u8, &'static str, &'static str) {
        match self {
            Rule::OnWhite => (Head::Design, 5, "contrast-on-white", "image"),
            Rule::OnBlack => (Head::Design, 5, "contrast-on-black", "image"),
            Rule::Size => (Head::Design, 3, "picture-size", "image"),
            Rule::Fill => (Head::Design, 3, "picture-fill", "image"),
            Rule::Alt => (Head::Design, 4, "picture-alt", "image_alt"),
            Rule::CanDo => (Head::Metadata, 3, "can-do", "can_do"),
            Rule::Criteria => (Head::Metadata, 4, "criteria-short", "criteria"),
            Rule::Countable => (Head::Metadata, 3, "criteria-vague", "criteria"),
            Rule::Languages => (Head::Metadata, 4, "languages", "en"),
            Rule::Alignment => (Head::Metadata, 4, "alignment", "alignment"),
            Rule::Hours => (Head::Metadata, 2, "hours", "hours"),
            Rule::Assessment => (Head::Assurance, 6, "assessment", "assessment"),
            Rule::Evidence => (Head::Assurance, 5, "evidence", "evidence"),
            Rule::Approval => (Head::Assurance, 5, "approval", "approval"),
            Rule::Validity => (Head::Assurance, 4, "validity", "renewal"),
            Rule::NextStep => (Head::Growth, 8, "next-step", "content/pathways/"),
            Rule::Resources => (Head::Growth, 6, "resources", "resources"),
            Rule::HowToApply => (Head::Growth, 6, "how-to-apply", "how_to_apply"),
            Rule::UsedIn => (Head::Use, 8, "used-in", "used_in"),
            Rule::Audience => (Head::Use, 6, "audience", "target_groups"),
            Rule::Plan => (Head::Use, 6, "plan", "content/programmes/"),
        }
    }

    /// The head it counts under.
    pub fn head(self) -> Head {
        self.row().0
    }

    /// Points lost without it.
    pub fn points(self) -> u8 {
        self.row().1
    }

    /// Its name for programs.
    pub fn code(self) -> &'static str {
        self.row().2
    }

    /// Where to write what is missing.
    pub fn key(self) -> &'static str {
        self.row().3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_head_has_twenty_points() {
        for head in Head::ALL {
            let of_head = Rule::ALL.iter().filter(|rule| rule.head() == head);
            let points: u8 = of_head.map(|rule| rule.points()).sum();
            assert_eq!(points, Head::POINTS, "{head:?}");
        }
    }

    #[test]
    fn the_guides_say_what_everything_is_worth() {
        let guides = [
            include_str!("../../docs/quality.md"),
            include_str!("../../docs/quality.ja.md"),
        ];
        for rule in Rule::ALL {
            let row = format!("| `{}` | {} |", rule.code(), rule.points());
            for guide in guides {
                assert!(guide.contains(&row), "{row}");
            }
        }
    }
}
