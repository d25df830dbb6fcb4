//! A JSON Schema of the content to the fields of a form in Sveltia CMS.

use super::tree::{Mapping, Value, list, map, string, strings, text};
use crate::catalog::{Catalog, Issuer, Lang, Parent};
use crate::schemas;

/// Keys that name something of another collection.
const RELATIONS: &[(&str, &str)] = &[
    ("achievement", "achievements"),
    ("requires", "achievements"),
    ("issuer", "issuers"),
    ("creator", "issuers"),
    ("endorsed_by", "issuers"),
    ("parent", "issuers"),
];

/// Texts that may have several lines.
const LONG: &[&str] = &[
    "assessment",
    "criteria",
    "description",
    "image_alt",
    "narrative",
    "renewal",
    "support",
    "used_in",
];

/// Makes fields, in the main language of a site.
pub struct Forms<'a> {
    catalog: &'a Catalog,
    common: Value,
}

impl<'a> Forms<'a> {
    /// For the site of a repository.
    pub fn new(catalog: &'a Catalog) -> Forms<'a> {
        Forms {
            catalog,
            common: schema("common.schema.json"),
        }
    }

    /// The fields of a schema of a mapping, each as its `properties` say. An id is always asked for: it names the file.
    pub fn fields(&self, schema: &Value) -> Value {
        let needed = strings(schema, "required");
        let properties = schema.get("properties").and_then(Value::as_mapping);
        let fields = properties.into_iter().flatten().filter_map(|(key, value)| {
            let key = key.as_str()?;
            let languages = &self.catalog.settings.languages;
            let lang = Lang::new(key).filter(|_| matches!(key, "ja" | "en"));
            let spoken = lang.is_none_or(|lang| languages.contains(&lang));
            let must = needed.contains(&key) || key == "id" || lang.is_some();
            spoken.then(|| Value::Mapping(self.field(key, value, must)))
        });
        list(fields)
    }

    /// One field.
    pub fn field(&self, key: &str, schema: &Value, required: bool) -> Mapping {
        let of_text = string(schema, "$ref").is_some_and(|at| at.ends_with("/text"))
            || schema.get("allOf").is_some();
        let schema = &self.resolved(schema);
        let mut field = map([
            ("name", text(key)),
            ("label", text(self.label(key, schema))),
        ]);
        field.extend(self.hint(schema).map(|hint| (text("hint"), text(hint))));
        field.extend((!required).then(|| (text("required"), Value::Bool(false))));
        field.extend(if of_text {
            self.localized(key)
        } else {
            self.widget(key, schema)
        });
        field
    }

    fn widget(&self, key: &str, schema: &Value) -> Mapping {
        if key == "award_id" {
            return map([("widget", text("uuid"))]);
        }
        if key == "image" {
            let kinds = text(".svg,.png");
            return map([("widget", text("image")), ("accept", kinds)]);
        }
        if let Some(options) = self.options(key, schema) {
            let mut select = map([("widget", text("select")), ("options", options)]);
            select.extend(is_list(schema).then(|| (text("multiple"), Value::Bool(true))));
            return select;
        }
        let related = RELATIONS.iter().find(|(of, _)| *of == key);
        if let Some((_, collection)) = related.filter(|_| key != "parent" || !self.names_parents())
        {
            return self.relation(collection, is_list(schema));
        }
        if let Some(branches) = schema.get("anyOf").and_then(Value::as_sequence) {
            return self.alternative(key, branches);
        }
        match string(schema, "type") {
            Some("object") => map([("widget", text("object")), ("fields", self.fields(schema))]),
            Some("array") => self.list(schema),
            Some("boolean") => map([("widget", text("boolean"))]),
            Some("integer") => number("int", schema),
            Some("number") => number("float", schema),
            _ => self.line(key, schema),
        }
    }

    /// A text in each language of the site.
    fn localized(&self, key: &str) -> Mapping {
        let widget = if LONG.contains(&key) {
            "text"
        } else {
            "string"
        };
        let texts = self.catalog.settings.languages.iter().map(|lang| {
            let label = match (lang.as_str(), self.is_japanese()) {
                ("ja", true) => "日本語",
                ("en", true) => "英語",
                ("ja", false) => "Japanese",
                ("en", false) => "English",
                (other, _) => other,
            };
            Value::Mapping(map([
                ("name", text(lang.as_str())),
                ("label", text(label)),
                ("widget", text(widget)),
            ]))
        });
        map([("widget", text("object")), ("fields", list(texts))])
    }

    /// What may be chosen from: the words of the schema, or those of the settings.
    fn options(&self, key: &str, schema: &Value) -> Option<Value> {
        let settings = &self.catalog.settings;
        let option = |label: &str, value: &str| {
            Value::Mapping(map([("label", text(label)), ("value", text(value))]))
        };
        match key {
            "target_groups" if !settings.target_groups.is_empty() => {
                let groups = settings.target_groups.iter();
                let lang = settings.main_language();
                Some(list(groups.map(|group| {
                    option(group.name.get(lang).0, group.id.as_str())
                })))
            }
            "audiences" if !settings.audiences.is_empty() => {
                let audiences = settings.audiences.iter();
                Some(list(audiences.map(|id| option(id.as_str(), id.as_str()))))
            }
            _ => {
                let branches = schema.get("anyOf").and_then(Value::as_sequence);
                let own = std::iter::once(schema).chain(branches.into_iter().flatten());
                let words = own.map(|schema| strings(schema, "enum"));
                let words = words.into_iter().find(|words| !words.is_empty())?;
                Some(list(words.into_iter().map(|word| option(word, word))))
            }
        }
    }

    fn relation(&self, collection: &str, several: bool) -> Mapping {
        let lang = self.catalog.settings.main_language();
        let shown = list([text(format!("name.{lang}")), text("{{slug}}")]);
        let mut relation = map([
            ("widget", text("relation")),
            ("collection", text(collection)),
            ("value_field", text("{{slug}}")),
            ("display_fields", shown.clone()),
            ("search_fields", shown),
        ]);
        relation.extend(several.then(|| (text("multiple"), Value::Bool(true))));
        relation
    }

    /// Where one of several shapes will do: each word of `type` with what belongs to it, or else a list, or else text.
    fn alternative(&self, key: &str, branches: &[Value]) -> Mapping {
        let is_kind = |branch: &&Value| {
            branch
                .get("properties")
                .is_some_and(|p| p.get("type").is_some())
        };
        if branches.iter().all(|branch| is_kind(&branch)) {
            return map([
                ("widget", text("object")),
                ("typeKey", text("type")),
                (
                    "types",
                    list(branches.iter().flat_map(|branch| self.kinds(branch))),
                ),
            ]);
        }
        let of_type = |kind| {
            branches
                .iter()
                .find(|branch| string(branch, "type") == Some(kind))
        };
        match of_type("array").or(of_type("object").filter(|_| key == "parent")) {
            Some(shape) => self.widget(key, shape),
            None => self.line(key, of_type("string").unwrap_or(&Value::Null)),
        }
    }

    /// Whether organisations above issuers are named here and not issuers themselves: a field has one shape.
    fn names_parents(&self) -> bool {
        let named = |issuer: &Issuer| matches!(issuer.parent, Some(Parent::Named { .. }));
        self.catalog.issuers.values().any(named)
    }

    fn kinds(&self, branch: &Value) -> Vec<Value> {
        let words = branch
            .get("properties")
            .and_then(|properties| properties.get("type"))
            .map(|kind| strings(kind, "enum"))
            .unwrap_or_default();
        let mut rest = branch.clone();
        if let Some(properties) = rest.get_mut("properties").and_then(Value::as_mapping_mut) {
            properties.remove("type");
        }
        let kind = |word: &str| {
            let fields = self.fields(&rest);
            Value::Mapping(map([("name", text(word)), ("fields", fields)]))
        };
        words.into_iter().map(kind).collect()
    }

    fn list(&self, schema: &Value) -> Mapping {
        let items = self.resolved(schema.get("items").unwrap_or(&Value::Null));
        let mut of = map([("widget", text("list"))]);
        match string(&items, "type") {
            Some("object") => {
                of.insert(text("fields"), self.fields(&items));
            }
            Some("integer") => {
                let mut item = map([("name", text("item"))]);
                item.extend(number("int", &items));
                of.insert(text("field"), Value::Mapping(item));
            }
            _ => {}
        }
        of
    }

    fn line(&self, key: &str, schema: &Value) -> Mapping {
        let pattern = string(schema, "pattern");
        if pattern.is_some_and(|pattern| pattern.starts_with("^[0-9]{4}-")) {
            return map([
                ("widget", text("datetime")),
                ("type", text("date")),
                ("format", text("YYYY-MM-DD")),
            ]);
        }
        let mut line = map([("widget", text("string"))]);
        if let Some(pattern) = pattern {
            let wrong = self.hint(schema).unwrap_or_else(|| key.to_owned());
            line.insert(text("pattern"), list([text(pattern), text(wrong)]));
        }
        line
    }

    /// What a `$ref` stands for, with what stands beside it.
    fn resolved(&self, schema: &Value) -> Value {
        let name = string(schema, "$ref").and_then(|at| at.rsplit('/').next());
        let found = name.and_then(|name| self.common.get("$defs")?.get(name));
        let (Some(Value::Mapping(found)), Value::Mapping(own)) = (found, schema) else {
            return schema.clone();
        };
        let mut both = found.clone();
        both.extend(own.iter().map(|(key, value)| (key.clone(), value.clone())));
        Value::Mapping(both)
    }

    fn label(&self, key: &str, schema: &Value) -> String {
        let title = string(schema, "title").filter(|_| self.is_japanese());
        title.map_or_else(|| in_words(key), str::to_owned)
    }

    /// What a field means, and an example. The schemas explain in English.
    fn hint(&self, schema: &Value) -> Option<String> {
        let english = self.catalog.settings.languages.contains(&Lang::EN);
        let meaning = string(schema, "description").filter(|_| english);
        let examples = schema.get("examples").and_then(Value::as_sequence);
        let example = examples.and_then(|all| all.first()).and_then(scalar);
        let example = example.map(|example| match self.is_japanese() {
            true => format!("例: {example}"),
            false => format!("e.g. {example}"),
        });
        let parts: Vec<String> = meaning
            .map(str::to_owned)
            .into_iter()
            .chain(example)
            .collect();
        (!parts.is_empty()).then(|| parts.join(" / "))
    }

    /// The language of labels.
    pub fn main_language(&self) -> Lang {
        self.catalog.settings.main_language()
    }

    /// Whether that is Japanese.
    pub fn is_japanese(&self) -> bool {
        self.main_language() == Lang::JA
    }
}

/// A schema of ours. It is JSON, read as YAML to keep the order of its keys.
pub fn schema(name: &str) -> Value {
    let text = schemas::text(name).expect("the schemas are inside the program");
    serde_yaml::from_str(text).expect("a schema is JSON, and JSON is YAML")
}

fn is_list(schema: &Value) -> bool {
    string(schema, "type") == Some("array")
}

fn number(kind: &str, schema: &Value) -> Mapping {
    let mut number = map([("widget", text("number")), ("value_type", text(kind))]);
    for (limit, of) in [
        ("min", "minimum"),
        ("max", "maximum"),
        ("step", "multipleOf"),
    ] {
        number.extend(schema.get(of).map(|value| (text(limit), value.clone())));
    }
    number
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// `can_do` to `Can do`.
pub fn in_words(key: &str) -> String {
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
