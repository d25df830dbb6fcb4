//! How one old system names its columns and what it writes into them: a YAML file, one for each system.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::columns::{self, Field};
use super::folded;

/// Bytes of a mapping, at most.
const LARGEST: usize = 1 << 20;

/// A mapping. Whatever it does not say is found out by the names that columns usually have.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Digits of an employee number, when they are not all known from the register.
    pub employee_no_digits: Option<usize>,
    /// What a header stands for; `None` is a column that is left out.
    pub columns: BTreeMap<String, Option<Field>>,
    /// What stands in a cell, by field and by what is written there.
    pub values: BTreeMap<Field, BTreeMap<String, String>>,
    /// What holds where a cell is empty or its column missing.
    pub defaults: BTreeMap<Field, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    sheet: Option<String>,
    employee_no_digits: Option<usize>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    defaults: BTreeMap<String, String>,
}

/// Reads a mapping. `Err` says in English what is wrong with it, as YAML's own reader does.
pub fn mapping(text: &str) -> Result<Mapping, String> {
    if text.len() > LARGEST {
        return Err(format!("larger than {LARGEST} bytes"));
    }
    let written: Written = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    let mut mapping = Mapping {
        sheet: written.sheet,
        employee_no_digits: written.employee_no_digits.map(|digits| digits.min(20)),
        ..Mapping::default()
    };
    for (header, name) in written.columns {
        let field = if name == "ignore" {
            None
        } else {
            Some(field(&name)?)
        };
        mapping.columns.insert(folded(&header), field);
    }
    for (name, values) in written.values {
        let values = values
            .into_iter()
            .map(|(text, value)| (folded(&text), value))
            .collect();
        mapping.values.insert(field(&name)?, values);
    }
    for (name, value) in written.defaults {
        mapping.defaults.insert(field(&name)?, value);
    }
    Ok(mapping)
}

fn field(name: &str) -> Result<Field, String> {
    columns::named(name).ok_or_else(|| {
        let known = columns::names().join(", ");
        format!("\"{name}\" is not a column of the format; use one of: {known}, or ignore")
    })
}
