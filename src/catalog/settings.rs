//! `content/site.yaml`

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Admin, Certificates, Lang, Localized, Slug};

/// Settings of the whole site.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Origin (and folder, if any) of the site, https, without a slash at the end.
    pub base_url: String,
    /// Name of the site.
    pub title: Localized,
    /// Languages of the pages; the first stands at `/`, the others at `/<lang>/`.
    pub languages: Vec<Lang>,
    /// Name of the zone in the tz database, as written (`Asia/Tokyo`).
    pub timezone_name: String,
    /// Where a day begins and ends.
    pub timezone: TimeZone,
    /// Month in which a fiscal year begins, 1 to 12.
    pub fiscal_year_start: u8,
    /// The day for which the site states what has expired. Without it the pages state dates and no state that time changes.
    pub as_of: Option<Date>,
    /// How days are written in Japanese.
    pub date_style: DateStyle,
    /// Whether search engines are asked in for pages of people.
    pub index: bool,
    /// Counts of people below this are shown as "fewer than".
    pub suppress_below: u32,
    /// Whether anyone can read the repository; then it holds no private column.
    pub repository: Repository,
    /// Whether each award gets a baked PNG beside its page.
    pub baked_png: bool,
    /// Whether each award gets a baked SVG beside its page.
    pub baked_svg: bool,
    /// Whether each award gets a bundle to keep beside its page.
    pub bundle: bool,
    /// Whether each award gets a small page for the frames of other sites.
    pub embed: bool,
    /// Certificates, as pages to print and as files.
    pub certificates: Certificates,
    /// Pages to change the content with.
    pub admin: Admin,
    /// Groups an achievement may be meant for.
    pub target_groups: Vec<TargetGroup>,
    /// Audiences a person may belong to.
    pub audiences: Vec<Slug>,
    /// Figures with targets by fiscal year.
    pub kpi: Vec<Kpi>,
}

impl Settings {
    /// The language of what has only one: the first of the site.
    pub fn main_language(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::JA)
    }
}

/// How days are written in Japanese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// 2026年4月1日
    Western,
    /// 令和8年4月1日
    Wareki,
    /// 2026年4月1日(令和8年4月1日)
    Both,
}

impl Settings {
    /// The fiscal year of a day, named after the year it begins in.
    pub fn fiscal_year(&self, day: Date) -> i16 {
        let began = i16::from(day.month()) >= i16::from(self.fiscal_year_start);
        day.year() - i16::from(!began)
    }
}

/// Who can read the repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repository {
    /// Anyone.
    Public,
    /// Only its members.
    Private,
}

/// A group of people an achievement may be meant for.
#[derive(Clone, Debug)]
pub struct TargetGroup {
    /// Its id.
    pub id: Slug,
    /// Its name.
    pub name: Localized,
}

/// A figure with targets by fiscal year.
#[derive(Clone, Debug)]
pub struct Kpi {
    /// Its id.
    pub id: Slug,
    /// Its name.
    pub name: Localized,
    /// The achievement whose awards are counted.
    pub achievement: Slug,
    /// Target by fiscal year.
    pub targets: Vec<(i16, u32)>,
    /// Whether years add up.
    pub cumulative: bool,
}
