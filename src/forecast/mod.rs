//! What a site will be before it is built: its files, to the last one, and about how many bytes. The one model of that, for what
//! `check` says of hosts and for what `diff` says of a change.

mod bytes;
mod files;
mod hosts;
mod said;

pub use bytes::{Sizes, sizes};
pub use files::{Output, all, certificate_files, count, of_award, of_holder};
pub use hosts::{FEWEST_FILES, HOSTS, Host};
pub use said::{Forecast, Measure};
