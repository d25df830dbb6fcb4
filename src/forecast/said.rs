//! What a person has to know of the size of a site: nothing, until it comes near to what a host takes.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::{HOSTS, Host, Output, Sizes, count, sizes};
use crate::catalog::{Award, Catalog};
use crate::image::Cache;
use crate::plan::Addresses;
use crate::render::{Pages, Publication};
use crate::report::Wording;
use crate::site::Asset;

/// Bytes of what a run makes, but for what stands for one award: that depends on the keys at hand.
#[derive(Debug, Default)]
pub struct Measure {
    bytes: AtomicU64,
    largest: AtomicU64,
}

impl Measure {
    /// Takes one file into account.
    pub fn note(&self, addresses: &Addresses, asset: &Asset<'_>) {
        let bytes = asset.bytes.len() as u64;
        self.largest.fetch_max(bytes, Ordering::Relaxed);
        if !addresses.is_of_award(&asset.path) {
            self.bytes.fetch_add(bytes, Ordering::Relaxed);
        }
    }
}

/// The size of a site. Files are exact; bytes are about right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Files by what they are made for.
    pub files: BTreeMap<Output, usize>,
    /// Bytes of awards, in the same way.
    pub sizes: Sizes,
    /// Bytes of all else.
    pub others: u64,
    /// Bytes of the largest file.
    pub largest: u64,
}

/// A limit of a host that a site comes near to.
struct Strain {
    host: &'static str,
    of: &'static str,
    most: u64,
    has: u64,
}

impl Forecast {
    /// Of a site of which all else was measured; `None` when its theme cannot be used.
    pub fn of(catalog: &Catalog, cache: &Cache<'_>, measured: &Measure) -> Option<Forecast> {
        let addresses = Addresses::new(&catalog.settings);
        let pages = Pages::new(catalog, &addresses, Publication::default()).ok()?;
        let awards: Vec<&Award> = catalog.awards.values().collect();
        Some(Forecast {
            files: count(catalog, &addresses, &pages),
            sizes: sizes(catalog, &addresses, &pages, cache, &awards),
            others: measured.bytes.load(Ordering::Relaxed),
            largest: measured.largest.load(Ordering::Relaxed),
        })
    }

    /// For people, if there is anything to know.
    pub fn said(&self) -> Option<Wording> {
        let strains = self.strains();
        if strains.is_empty() {
            return None;
        }
        let (files, bytes) = (grouped(self.all_files()), readable(self.all_bytes()));
        let mut ja = format!("サイトの大きさの見込み: ファイル {files} 個、約 {bytes}");
        let mut en = format!("what the site will be: {files} files, about {bytes}");
        for strain in &strains {
            let (host, most) = (strain.host, strain.limit());
            let of = if strain.of == "file" {
                "一つのファイルで "
            } else {
                ""
            };
            let (over_ja, over_en) = match strain.has > strain.most {
                true => ("を超えます", "more than"),
                false => ("に近づいています", "close to what"),
            };
            let takes = match strain.has > strain.most {
                true => format!("{host} takes"),
                false => format!("{host} takes at most"),
            };
            ja += &format!("\n  {host} の上限({of}{}){over_ja}", most.ja);
            en += &format!("\n  {over_en} {takes} ({})", most.en);
        }
        let savings = self.savings();
        if !savings.is_empty() {
            ja += "\n  content/site.yaml の outputs から外すと減る数: ";
            en += "\n  what leaving one out of outputs in content/site.yaml saves: ";
            let each = |unit: &str| {
                let told = savings.iter().map(|(output, files, bytes)| {
                    let (files, bytes) = (grouped(*files as u64), readable(*bytes));
                    format!("{output} {files}{unit} {bytes}")
                });
                told.collect::<Vec<_>>()
            };
            ja += &each(" 個・約").join("、");
            en += &each(" files, about").join("; ");
        }
        Some(Wording { ja, en })
    }

    /// The same for programs, as one object on a line.
    pub fn json(&self) -> Option<String> {
        let strains = self.strains();
        let hosts: Vec<Value> = strains
            .iter()
            .map(|strain| json!({ "host": strain.host, "of": strain.of, "most": strain.most, "has": strain.has }))
            .collect();
        let outputs: Vec<Value> = self
            .savings()
            .into_iter()
            .map(|(output, files, bytes)| json!({ "output": output, "files": files, "bytes": bytes }))
            .collect();
        let all = json!({ "forecast": {
            "files": self.all_files(), "bytes": self.all_bytes(), "hosts": hosts, "outputs": outputs,
        }});
        (!hosts.is_empty()).then(|| format!("{all}\n"))
    }

    /// Limits of which four fifths are taken.
    fn strains(&self) -> Vec<Strain> {
        let of_host = |host: &Host| {
            let limits = [
                (
                    "files",
                    host.files.map(|most| most as u64),
                    self.all_files(),
                ),
                ("bytes", host.bytes, self.all_bytes()),
                ("file", host.file, self.largest),
            ];
            let name = host.name;
            limits.into_iter().filter_map(move |(of, most, has)| {
                let most = most.filter(|most| has > most / 5 * 4)?;
                Some(Strain {
                    host: name,
                    of,
                    most,
                    has,
                })
            })
        };
        HOSTS.iter().flat_map(of_host).collect()
    }

    /// What can be left out, with its files and bytes; what saves most files comes first.
    fn savings(&self) -> Vec<(&'static str, usize, u64)> {
        let files = self.files.iter();
        let mut all: Vec<_> = files
            .filter_map(|(output, files)| {
                let bytes = self.sizes.get(output).copied().unwrap_or(0);
                Some((output.name()?, *files, bytes))
            })
            .collect();
        all.sort_by_key(|(_, files, bytes)| std::cmp::Reverse((*files, *bytes)));
        all
    }

    fn all_files(&self) -> u64 {
        self.files.values().map(|files| *files as u64).sum()
    }

    fn all_bytes(&self) -> u64 {
        self.others + self.sizes.values().sum::<u64>()
    }
}

impl Strain {
    fn limit(&self) -> Wording {
        match self.of {
            "files" => Wording {
                ja: format!("無料で {} 個", grouped(self.most)),
                en: format!("{} files where nothing is paid", grouped(self.most)),
            },
            of => {
                let most = readable(self.most);
                let en = if of == "file" {
                    format!("{most} in one file")
                } else {
                    most.clone()
                };
                Wording { ja: most, en }
            }
        }
    }
}

/// `41,230`
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `310 MB`, `1.9 GB`
fn readable(bytes: u64) -> String {
    match bytes {
        ..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forecast(awards: usize) -> Forecast {
        let bytes = awards as u64;
        Forecast {
            files: BTreeMap::from([
                (Output::Needed, 3 * awards + 400),
                (Output::BakedPng, awards),
                (Output::BakedSvg, awards),
            ]),
            sizes: Sizes::from([
                (Output::Needed, 30_000 * bytes),
                (Output::BakedPng, 18_000 * bytes),
                (Output::BakedSvg, 22_000 * bytes),
            ]),
            others: 20_000_000,
            largest: 2_000_000,
        }
    }

    #[test]
    fn nothing_is_said_of_a_site_that_any_host_takes() {
        assert_eq!(forecast(3_000).said(), None);
        assert_eq!(forecast(3_000).json(), None);
    }

    #[test]
    fn near_to_a_limit_it_says_what_to_leave_out() {
        let said = forecast(3_200).said().expect("16,400 files");
        assert_eq!(
            said.en,
            "what the site will be: 16,400 files, about 244 MB\n  \
             close to what Cloudflare Pages takes at most (20,000 files where nothing is paid)\n  \
             what leaving one out of outputs in content/site.yaml saves: \
             baked-svg 3,200 files, about 70 MB; baked-png 3,200 files, about 57 MB"
        );
        assert!(
            said.ja
                .contains("Cloudflare Pages の上限(無料で 20,000 個)に近づいています")
        );
        assert!(
            said.ja
                .ends_with("baked-svg 3,200 個・約 70 MB、baked-png 3,200 個・約 57 MB")
        );
    }

    #[test]
    fn beyond_it_programs_learn_the_same() {
        let forecast = Forecast {
            largest: 30 << 20,
            ..forecast(20_000)
        };
        let said = forecast.said().expect("more than all take").en;
        for line in [
            "more than Cloudflare Pages takes (20,000 files where nothing is paid)",
            "more than Cloudflare Pages takes (26 MB in one file)",
            "more than GitHub Pages takes (1.0 GB)",
            "more than GitLab Pages takes (1.0 GB)",
        ] {
            assert!(said.contains(line), "{line}: {said}");
        }
        let json: Value = serde_json::from_str(&forecast.json().expect("some")).expect("JSON");
        assert_eq!(json["forecast"]["files"], 100_400);
        assert_eq!(json["forecast"]["hosts"][0]["of"], "files");
        assert_eq!(json["forecast"]["outputs"][1]["output"], "baked-png");
    }
}
