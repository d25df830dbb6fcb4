//! How the badges of an issuer look, beside their colour: what is chosen once and makes them a family.

/// The choices of an issuer. What a badge certifies is seen with each of them: in shape, in fill and in words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// The silhouettes.
    pub shapes: Shapes,
    /// How the ring tells the level.
    pub ring: Ring,
    /// What the field is filled with.
    pub pattern: Pattern,
}

/// A set of four silhouettes, one for each kind of achievement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shapes {
    /// After family crests: circle, hollow-cornered plaque, flower, tortoise shell.
    #[default]
    Crest,
    /// Sober: circle, square, shield, hexagon.
    Plain,
}

/// How a ring tells the level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ring {
    /// From one fine line to beads between lines.
    #[default]
    Beads,
    /// One band, the broader the higher.
    Band,
}

/// What the field is filled with, tone on tone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pattern {
    /// Patterns of Japanese cloth, one for each kind.
    #[default]
    Cloth,
    /// Straight lines, in another direction for each kind.
    Lines,
    /// Nothing.
    None,
}
