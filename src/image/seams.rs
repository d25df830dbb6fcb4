//! What it costs to end a line between two letters: nothing at a mark, little between phrases, some between the
//! words of a compound, and so much within a word that every other way is better.

use std::ops::Range;

use budoux_phf_rs::Parser;

use super::compound::{cuts, is_head, is_one_of};
use super::letters::{Place, Script, is_mark};
use super::place_name::place_names;
use super::words::Around;

/// After a particle, a counter or the end of a verb.
pub(super) const PHRASE: f64 = 0.5;
/// Between two phrases that no particle divides.
const CLAUSE: f64 = 1.5;
/// Where two scripts meet: kanji behind katakana mostly say what is done with it (デジタル推進|リーダー).
const SCRIPTS: f64 = 2.0;
const BEFORE_KATAKANA: f64 = 1.5;
const AFTER_KATAKANA: f64 = 2.5;
/// Between two words without a particle.
const WORDS: f64 = 4.0;
/// Between what may be two words.
pub(super) const GUESSED: f64 = 10.0;
/// Within what is one word to the ear: 推進|員, 取り|組む.
pub(super) const BOUND: f64 = 40.0;
/// Within a word.
pub(super) const WORD: f64 = 400.0;
/// Where the author left spaces, other places are second best.
const UNSPACED: f64 = 12.0;

/// The cost of a line that ends before each letter, and behind the last; `None` where none may.
pub(super) fn costs(chars: &[char]) -> Vec<Option<f64>> {
    let title = Title::new(chars);
    let spaced = chars.iter().any(|c| c.is_whitespace());
    let mut costs: Vec<_> = (0..chars.len())
        .map(|at| match at {
            0 => None,
            at => match Place::before(chars, at) {
                Place::Never => None,
                Place::Free => Some(title.free(at)),
                Place::Words => Some(title.between(at)),
            },
        })
        .collect();
    let mut end = 0;
    for run in chars.chunk_by(|a, b| Script::of(*a) == Script::of(*b)) {
        let start = end;
        end += run.len();
        let words = title.without_names(start..end);
        if !words.is_empty() && matches!(Script::of(run[0]), Script::Kanji | Script::Katakana) {
            for (at, cost) in title.compound(words) {
                if let Some(Some(before)) = costs.get_mut(at) {
                    *before = cost;
                }
            }
        }
    }
    if spaced {
        for (at, cost) in costs.iter_mut().enumerate() {
            if let Some(cost) = cost
                && Place::before(chars, at) == Place::Words
            {
                *cost += UNSPACED;
            }
        }
    }
    costs.push(Some(0.0));
    costs
}

/// The cost of letters that have a line of their own: little says nothing there.
pub(super) fn alone(line: &[char]) -> f64 {
    let letters = line.iter().filter(|letter| !is_mark(**letter));
    match letters.count() {
        0 | 1 => BOUND,
        _ if leads(line) => GUESSED,
        _ => 0.0,
    }
}

/// A title, and where the model hears its phrases end.
struct Title<'t> {
    chars: &'t [char],
    phrases: Vec<usize>,
    names: Vec<Range<usize>>,
}

impl<'t> Title<'t> {
    fn new(chars: &'t [char]) -> Self {
        let mut phrases = Vec::new();
        let mut taken = 0;
        let text: String = chars.iter().collect();
        Parser::japanese_parser().parse_with(&text, |phrase| {
            taken += phrase.chars().count();
            phrases.push(taken);
        });
        Self {
            chars,
            phrases,
            names: place_names(chars),
        }
    }

    fn script(&self, at: usize) -> Script {
        self.chars.get(at).map_or(Script::Other, |c| Script::of(*c))
    }

    /// The part of a compound that belongs to no name of a place: names stand at its ends.
    fn without_names(&self, compound: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = compound;
        for name in &self.names {
            if name.start < end && end <= name.end {
                end = name.start;
            }
            if name.start <= start && start < name.end {
                start = name.end;
            }
        }
        start..end.max(start)
    }

    fn name_ends(&self, at: usize) -> bool {
        self.names.iter().any(|name| name.end == at)
    }

    /// At a space or a mark.
    fn free(&self, at: usize) -> f64 {
        if self.chars[at].is_whitespace() {
            // "Step 2" and "and CPR" should not be parted.
            let word = self.chars[..at].rsplit(|c| c.is_whitespace()).next();
            let number = self.chars.get(at + 1).is_some_and(|c| c.is_numeric());
            return if number || word.is_some_and(leads) {
                WORDS
            } else {
                0.0
            };
        }
        match (CLOSING.contains(self.chars[at - 1]), self.script(at)) {
            (true, Script::Hiragana) if self.begins_particle(at) => BOUND,
            (true, Script::Other) | (false, _) => 0.0,
            (true, _) => CLAUSE,
        }
    }

    /// Where no mark is; within compounds [`Self::compound`] knows better.
    fn between(&self, at: usize) -> f64 {
        let within = |name: &Range<usize>| name.start < at && at < name.end;
        if self.names.iter().any(within) {
            return WORD;
        }
        if self.name_ends(at) && !self.begins_particle(at) {
            return SCRIPTS;
        }
        let phrase = self.phrases.contains(&at);
        match (self.script(at - 1), self.script(at)) {
            (Script::Latin, Script::Latin) => match self.chars[at - 1] {
                '/' => GUESSED,
                _ => 2.0 * GUESSED,
            },
            (Script::Hiragana, Script::Hiragana) if phrase && !self.doubles(at) => CLAUSE,
            (Script::Hiragana, Script::Hiragana) => WORD,
            (_, Script::Hiragana) if self.begins_particle(at) => WORD,
            (_, Script::Hiragana) if phrase => WORDS,
            (_, Script::Hiragana) => BOUND,
            (Script::Hiragana, _) => self.after_hiragana(at),
            (Script::Latin, Script::Katakana) if self.chars[at - 1].is_numeric() => BOUND,
            (Script::Kanji | Script::Katakana, Script::Latin) => self.before_number(at),
            (Script::Kanji, Script::Katakana) => BEFORE_KATAKANA,
            (Script::Katakana, Script::Kanji) => match is_head(&self.chars[at..]) {
                true => BEFORE_KATAKANA,
                false => AFTER_KATAKANA,
            },
            _ => SCRIPTS,
        }
    }

    /// Within a word that says itself twice: いき|いき.
    fn doubles(&self, at: usize) -> bool {
        let mut fours = self.chars[at.saturating_sub(3)..]
            .windows(4)
            .take(at.min(3));
        fours.any(|four| four[..2] == four[2..])
    }

    fn after_hiragana(&self, at: usize) -> f64 {
        let (before, alone) = (self.chars[at - 1], self.script(at.wrapping_sub(2)));
        if "おご".contains(before) && alone != Script::Hiragana {
            return BOUND;
        }
        if self.ends_particle(at) {
            return PHRASE;
        }
        if "うくすつぬむるぐぶただなて".contains(before)
            || before == 'い' && alone == Script::Hiragana
        {
            return PHRASE;
        }
        // 取り|組む: a verb of two.
        let verb = self.script(at) == Script::Kanji && self.verb_end(at + 1);
        if verb { BOUND } else { WORDS }
    }

    /// 検定|3級, but レベル2: a number that counts nothing belongs to the word before it.
    fn before_number(&self, at: usize) -> f64 {
        let digits = self.chars[at..].iter().take_while(|c| c.is_numeric());
        let end = at + digits.count();
        let counts = match self.script(end) {
            Script::Kanji => Place::before(self.chars, end) == Place::Never,
            script => matches!(script, Script::Katakana | Script::Latin),
        };
        match end - at {
            1 | 2 if !counts => GUESSED,
            _ => SCRIPTS,
        }
    }

    /// Within and around a compound: what its words say.
    fn compound(&self, at: Range<usize>) -> Vec<(usize, f64)> {
        let before = match at.start {
            0 => Script::Other,
            start => self.script(start - 1),
        };
        let after = self.script(at.end);
        let okurigana = before == Script::Hiragana && !self.ends_particle(at.start);
        let around = Around {
            takes_suffix: matches!(before, Script::Katakana | Script::Latin)
                || okurigana
                || self.name_ends(at.start),
            takes_kanji: okurigana,
            takes_prefix: matches!(after, Script::Katakana | Script::Latin),
            counted: before == Script::Latin && self.chars[at.start - 1].is_numeric(),
            verb_follows: self.verb_end(at.end),
        };
        let seams = cuts(&self.chars[at.clone()], around);
        seams
            .into_iter()
            .map(|(within, cost)| (at.start + within, cost))
            .collect()
    }

    /// Whether the hiragana that begin here end a verb or an adjective.
    fn verb_end(&self, at: usize) -> bool {
        self.script(at) == Script::Hiragana
            && !self.begins_particle(at)
            && !self.phrases.contains(&at)
    }

    fn begins_particle(&self, at: usize) -> bool {
        PARTICLES.contains(self.chars[at]) || self.longer_particle(&self.chars[at..])
    }

    fn ends_particle(&self, at: usize) -> bool {
        PARTICLES.contains(self.chars[at - 1])
            || self.longer_particle(&self.chars[at.saturating_sub(2)..at])
    }

    fn longer_particle(&self, letters: &[char]) -> bool {
        LONGER_PARTICLES
            .iter()
            .any(|particle| particle.chars().eq(letters.iter().take(2).copied()))
    }
}

const PARTICLES: &str = "のをにとはがでへもや";
const LONGER_PARTICLES: [&str; 5] = ["から", "まで", "より", "など", "だけ"];
/// After these a particle belongs to what they close: 「はじめ」を.
const CLOSING: &str = ")]}）］｝」』】〉》〕";
/// Words that lead to the next, so that no line should end with them.
const LEADING: &str = "a an and as at by for from in of on or the to with &";

fn leads(word: &[char]) -> bool {
    let small: Vec<char> = word.iter().map(char::to_ascii_lowercase).collect();
    is_one_of(LEADING, &small)
}
