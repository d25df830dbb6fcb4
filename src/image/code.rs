//! Text to a QR code: modules, and the code alone as a printer takes it.

use fast_qr::{ECL, QRBuilder};

/// Light modules on each side (ISO/IEC 18004: four).
const QUIET: usize = 4;

/// Side of a module in print, in tenths of a millimetre: what phones read from paper at arm's length.
const MODULE: usize = 4;

/// Side of a module in the PNG. At 600 dots an inch it is not smaller than in the SVG.
const DOTS: usize = 10;

/// 600 dots an inch, in dots a metre.
const RESOLUTION: u32 = 23_622;

/// A code, without its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    rows: Vec<Vec<bool>>,
}

/// Dark modules side by side; places count from the edge of the quiet zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first of them.
    pub x: usize,
    /// Their line.
    pub y: usize,
    /// How many.
    pub length: usize,
}

impl Code {
    /// The smallest code for a text; none when it is too long for any. Fifteen of a hundred modules may be lost (level M),
    /// enough for a screen and for paper.
    pub fn new(text: &str) -> Option<Code> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let row = |y| (0..code.size).map(|x| code[y][x].value()).collect();
        let rows = (0..code.size).map(row).collect();
        Some(Code { rows })
    }

    /// A code from its modules, row by row.
    pub(super) fn of_rows(rows: Vec<Vec<bool>>) -> Code {
        Code { rows }
    }

    /// Modules on a side with the quiet zone.
    pub fn side(&self) -> usize {
        self.rows.len() + 2 * QUIET
    }

    /// Which of the forty sizes it has (ISO/IEC 18004: version).
    pub fn version(&self) -> usize {
        (self.rows.len() - 17) / 4
    }

    /// Side of the printed code with its quiet zone, in tenths of a millimetre.
    pub fn tenths(&self) -> usize {
        self.side() * MODULE
    }

    /// The same of the PNG, whose modules are whole dots.
    pub fn png_tenths(&self) -> usize {
        // 25.4 mm are 600 dots
        (self.side() * DOTS * 254).div_ceil(600)
    }

    /// The dark modules as a path to stroke one module wide: a line along the middle of every run of them.
    pub fn path(&self) -> String {
        let mut path = String::with_capacity(self.rows.len() * 64);
        let mut last = None;
        for Run { x, y, length } in self.runs() {
            match last {
                Some((end, line)) if line == y => {
                    push(&mut path, "m", x - end);
                    path.push_str(" 0");
                }
                _ => {
                    push(&mut path, "M", x);
                    push(&mut path, " ", y);
                    path.push_str(".5");
                }
            }
            push(&mut path, "h", length);
            last = Some((x + length, y));
        }
        path
    }

    /// The dark modules line by line.
    pub fn runs(&self) -> impl Iterator<Item = Run> {
        self.rows.iter().enumerate().flat_map(|(y, row)| {
            let mut x = QUIET;
            let runs = row.chunk_by(|one, next| one == next).map(move |run| {
                let found = Run {
                    x,
                    y: y + QUIET,
                    length: run.len(),
                };
                x += run.len();
                (run.first() == Some(&true)).then_some(found)
            });
            runs.flatten()
        })
    }

    /// The code for print, in its real size: black on white.
    pub fn svg(&self) -> String {
        let (side, tenths) = (self.side(), self.tenths());
        let size = format!("{}.{}mm", tenths / 10, tenths % 10);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{size}\" height=\"{size}\">\
             <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
             <path stroke=\"#000\" shape-rendering=\"crispEdges\" d=\"{}\"/></svg>\n",
            self.path()
        )
    }

    /// The code for print as PNG of 600 dots an inch, which says so.
    pub fn png(&self) -> Vec<u8> {
        let dots = self.side() * DOTS;
        let side = u32::try_from(dots).expect("a code has 185 modules at most");
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, side, side);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        encoder.set_pixel_dims(Some(png::PixelDimensions {
            xppu: RESOLUTION,
            yppu: RESOLUTION,
            unit: png::Unit::Meter,
        }));
        let mut writer = encoder
            .write_header()
            .expect("a header of ours is in order");
        let pixels: Vec<u8> = (0..dots).flat_map(|y| self.line(y / DOTS)).collect();
        writer
            .write_image_data(&pixels)
            .expect("there is a bit for every pixel");
        writer.finish().expect("memory takes all that is written");
        bytes
    }

    /// One line of pixels of the PNG, eight in a byte, white ones set.
    fn line(&self, row: usize) -> Vec<u8> {
        let dark = |column: usize| {
            let row = row.checked_sub(QUIET).and_then(|row| self.rows.get(row));
            let cell = column
                .checked_sub(QUIET)
                .and_then(|column| row?.get(column));
            cell == Some(&true)
        };
        let white: Vec<bool> = (0..self.side() * DOTS).map(|x| !dark(x / DOTS)).collect();
        let byte = |eight: &[bool]| {
            let bits = eight.iter().enumerate();
            bits.fold(0, |byte, (at, &white)| byte | u8::from(white) << (7 - at))
        };
        white.chunks(8).map(byte).collect()
    }
}

/// A letter and a number of modules, of which a code with its quiet zone has 185 a side at most. There are hundreds of them in
/// each code: formatting takes longer than finding them.
fn push(path: &mut String, letter: &str, number: usize) {
    path.push_str(letter);
    for power in [100, 10, 1] {
        if number >= power || power == 1 {
            let digit = u8::try_from(number / power % 10).expect("a digit");
            path.push(char::from(b'0' + digit));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fonts, rasterise};
    use super::*;

    /// Grey values of a PNG, and its width.
    fn grey(png: &[u8]) -> (usize, Vec<u8>) {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("small")];
        let info = reader.next_frame(&mut pixels).expect("pixels");
        let channels = info.color_type.samples();
        let first = pixels.chunks(channels).map(|pixel| pixel[0]);
        (info.width as usize, first.collect())
    }

    fn read(png: &[u8]) -> String {
        let (side, grey) = grey(png);
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| grey[y * side + x]);
        let found = image.detect_grids();
        assert_eq!(found.len(), 1, "one code");
        found[0].decode().expect("it is readable").1
    }

    const ADDRESSES: &[&str] = &[
        "https://badges.shiomino.example/a/p72mtm95",
        "https://badges.shiomino.example/a/p72mtm95/",
        "https://a.example/",
        "汐見野 100% \u{1f393}",
    ];

    #[test]
    fn a_reader_of_codes_reads_both_files_as_they_were_written() {
        for text in ADDRESSES {
            let code = Code::new(text).expect("it fits");
            assert_eq!(read(&code.png()), *text);
            let svg = code.svg();
            let pixels = rasterise(&svg, code.side() as u32 * 4, &Fonts::bundled());
            assert_eq!(read(&pixels.expect("SVG")), *text);
        }
    }

    #[test]
    fn the_svg_has_its_size_in_print() {
        let code = Code::new(ADDRESSES[0]).expect("it fits");
        assert_eq!(code.side(), 29 + 8);
        assert!(code.svg().contains("width=\"14.8mm\" height=\"14.8mm\""));
    }

    #[test]
    fn the_png_says_600_dots_an_inch_and_has_a_white_edge() {
        let code = Code::new(ADDRESSES[0]).expect("it fits");
        let png = code.png();
        let reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info();
        let dims = reader.expect("a PNG").info().pixel_dims;
        let dims = dims.expect("it says how dense it is");
        assert_eq!(
            (dims.xppu, dims.yppu, dims.unit),
            (23_622, 23_622, png::Unit::Meter)
        );
        let (side, grey) = grey(&png);
        assert_eq!(side, 370);
        let edge = |at: usize| at < QUIET * DOTS || at >= side - QUIET * DOTS;
        for (at, value) in grey.iter().enumerate() {
            assert!(!(edge(at % side) || edge(at / side)) || *value == 255);
        }
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert!(Code::new(&"x".repeat(2332)).is_none());
    }
}
