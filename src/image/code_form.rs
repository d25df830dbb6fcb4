//! Codes of texts that differ in a few letters, as addresses of awards do: worked out once, then changed.
//!
//! Before its mask a code is linear in the bits of its text (ISO/IEC 18004: Reed-Solomon words are): what one bit changes is the same for
//! all texts of a length. So the library makes one code, each mask of it, and one code for each bit that is ever different;
//! all else is exclusive or. Which mask is best is found as the library finds it, sixty-four modules at a time.

use std::sync::OnceLock;

use fast_qr::{ECL, Mask, Mode, ModuleType, QRBuilder, QRCode};

use super::code::Code;

/// Letters that may differ from the first text; of more, a new code is as soon made.
const MOST: usize = 32;

const MASKS: [Mask; 8] = [
    Mask::Checkerboard,
    Mask::HorizontalLines,
    Mask::VerticalLines,
    Mask::DiagonalLines,
    Mask::LargeCheckerboard,
    Mask::Fields,
    Mask::Diamonds,
    Mask::Meadow,
];

/// The code of one text, ready to become that of another.
pub struct CodeForm {
    text: Vec<u8>,
    /// Modules on a side.
    side: usize,
    /// With the first mask.
    modules: Grid,
    /// What each mask changes of that.
    masks: Vec<Grid>,
    /// What each bit of the text changes.
    bits: Vec<OnceLock<Grid>>,
    /// The modules that hold data.
    data: Grid,
    /// The modules that say which mask was taken.
    format: Grid,
}

/// Modules as bits: the rows, then the columns.
type Grid = Vec<u64>;

impl CodeForm {
    /// The form of a text; none when its code is larger than 64 modules, or the text is a number or in capital letters,
    /// which have codes of their own kind.
    pub fn of(text: &str) -> Option<CodeForm> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        if code.size > 64 || !matches!(code.mode, Some(Mode::Byte)) {
            return None;
        }
        let text = text.as_bytes().to_vec();
        let modules = masked(&text, MASKS[0])?;
        let masks = MASKS
            .iter()
            .map(|mask| Some(changed(&modules, &masked(&text, *mask)?)));
        let masks = masks.collect::<Option<Vec<Grid>>>()?;
        let of_type = |wanted| grid(&code, |x, y| code[y][x].module_type() == wanted);
        Some(CodeForm {
            side: code.size,
            bits: (0..text.len() * 8).map(|_| OnceLock::new()).collect(),
            data: of_type(ModuleType::Data),
            format: of_type(ModuleType::Format),
            text,
            modules,
            masks,
        })
    }

    /// The code of another text, as [`Code::new`] gives it; none when it is not of this length, or differs too much.
    pub fn code(&self, text: &str) -> Option<Code> {
        let letters = self.text.iter().zip(text.as_bytes());
        let differ: Vec<(usize, u8)> = letters
            .enumerate()
            .filter(|(_, (one, other))| one != other)
            .map(|(at, (one, other))| (at, one ^ other))
            .collect();
        if text.len() != self.text.len() || differ.len() > MOST {
            return None;
        }
        let mut modules = self.modules.clone();
        for (at, bits) in differ {
            for bit in (0..8).filter(|bit| bits >> bit & 1 == 1) {
                change(&mut modules, self.bit(at, bit)?);
            }
        }
        // The first of the best, as the library has it.
        let score = |mask: &&Grid| self.score(&modules, mask);
        let mask = self.masks.iter().min_by_key(score)?;
        change(&mut modules, mask);
        let module = |y: usize, x: usize| modules[y] >> x & 1 == 1;
        let row = |y| (0..self.side).map(|x| module(y, x)).collect();
        Some(Code::of_rows((0..self.side).map(row).collect()))
    }

    /// What one bit of the text changes.
    fn bit(&self, at: usize, bit: usize) -> Option<&Grid> {
        let place = &self.bits[at * 8 + bit];
        if let Some(known) = place.get() {
            return Some(known);
        }
        let mut text = self.text.clone();
        text[at] ^= 1 << bit;
        let found = changed(&self.modules, &masked(&text, MASKS[0])?);
        Some(place.get_or_init(|| found))
    }

    /// How hard a code is to read with a mask (ISO/IEC 18004, section 7.8.3), as the library counts it: before its mask is noted, and
    /// apart from the look of finders among the modules that hold data alone.
    fn score(&self, modules: &Grid, mask: &Grid) -> u32 {
        let mut score = 0;
        let masked = modules.iter().zip(mask).map(|(row, mask)| row ^ mask);
        let shown: Grid = masked
            .zip(&self.format)
            .map(|(row, note)| row & !note)
            .collect();
        for (row, data) in shown.iter().zip(&self.data) {
            // Five or more alike side by side.
            let alike = !(row ^ row >> 1) & data & data >> 1;
            let four = alike & alike >> 1 & alike >> 2 & alike >> 3;
            let runs = four & !(four << 1);
            score += four.count_ones() + 2 * runs.count_ones();
            // Something like a finder, with four light ones before or after it.
            let finder =
                row & !(row >> 1) & row >> 2 & row >> 3 & row >> 4 & !(row >> 5) & row >> 6;
            let before = !(row << 1 | row << 2 | row << 3 | row << 4);
            let after = !(row >> 7 | row >> 8 | row >> 9 | row >> 10);
            score += 40 * ((finder & before).count_ones() + (finder & after).count_ones());
        }
        // Squares of four alike.
        let (rows, data) = (&shown[..self.side], &self.data[..self.side]);
        for (rows, data) in rows.windows(2).zip(data.windows(2)) {
            let alike =
                !(rows[0] ^ rows[1]) & !(rows[0] ^ rows[0] >> 1) & !(rows[1] ^ rows[1] >> 1);
            let held = data[0] & data[1];
            score += 3 * (alike & held & held >> 1).count_ones();
        }
        // Many more dark ones than light ones, or the other way round: ten for each five of a hundred.
        let dark: u32 = rows.iter().map(|row| row.count_ones()).sum();
        let percent = dark as usize * 100 / (self.side * self.side);
        score + unbalanced(percent)
    }
}

/// Ten for each five of a hundred away from the middle, the first five free.
fn unbalanced(percent: usize) -> u32 {
    let steps = match percent {
        0..45 => (49 - percent) / 5,
        45..=55 => 0,
        _ => (percent - 51) / 5,
    };
    10 * steps as u32
}

/// The code of bytes with one mask.
fn masked(text: &[u8], mask: Mask) -> Option<Grid> {
    let mut builder = QRBuilder::new(text);
    let builder = builder.ecl(ECL::M).mode(Mode::Byte).mask(mask);
    let code = builder.build().ok()?;
    Some(grid(&code, |x, y| code[y][x].value()))
}

fn grid(code: &QRCode, module: impl Fn(usize, usize) -> bool) -> Grid {
    let bits = |line: &dyn Fn(usize) -> bool| {
        let dark = (0..code.size).filter(|at| line(*at));
        dark.fold(0, |bits, at| bits | 1 << at)
    };
    let rows = (0..code.size).map(|y| bits(&|x| module(x, y)));
    let columns = (0..code.size).map(|x| bits(&|y| module(x, y)));
    rows.chain(columns).collect()
}

fn changed(one: &Grid, other: &Grid) -> Grid {
    one.iter()
        .zip(other)
        .map(|(one, other)| one ^ other)
        .collect()
}

fn change(modules: &mut Grid, by: &Grid) {
    for (row, by) in modules.iter_mut().zip(by) {
        *row ^= by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters as ids have them, from a number.
    fn id(mut number: u64, length: usize) -> String {
        const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let letter = |_| {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            char::from(LETTERS[(number >> 59) as usize])
        };
        (0..length).map(letter).collect()
    }

    #[test]
    fn a_changed_code_is_the_one_that_the_library_makes() {
        for (before, after, length) in [
            ("https://a.example/", "", 1),
            ("https://badges.shiomino.example/a/", "/credential.json", 8),
            ("https://badges.shiomino.example/en/a/", "/", 10),
            ("https://a.example/a/", "/credential.json", 26),
            (
                "https://learning.university.ac.example/badges/2026/spring/faculty-of-letters/a/",
                "/credential.json",
                12,
            ),
            ("https://example.org/x/y/z/", "?a=b#汐見野", 16),
        ] {
            let text = |number| format!("{before}{}{after}", id(number, length));
            let form = CodeForm::of(&text(0)).expect("a small code");
            for number in 0..150 {
                let text = text(number);
                assert_eq!(form.code(&text), Code::new(&text), "{text}");
            }
        }
    }

    #[test]
    fn what_is_of_another_length_or_kind_is_left_to_the_library() {
        let form = CodeForm::of("https://a.example/a/0123").expect("a small code");
        assert_eq!(form.code("https://a.example/a/01234"), None);
        assert!(CodeForm::of("0123456789").is_none());
        assert!(CodeForm::of("HTTPS://A.EXAMPLE").is_none());
        assert!(CodeForm::of(&"x".repeat(600)).is_none());
        let long = CodeForm::of(&"x".repeat(100)).expect("a code of middle size");
        assert_eq!(long.code(&"y".repeat(100)), None);
    }
}
