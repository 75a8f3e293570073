//! Reads the files of bodies, of institutions, and of words before them.

use super::{Bodies, Institution};
use crate::lexicon::lines::each_line;
use crate::lexicon::nations::{Nations, forms};
use crate::lexicon::phrases::phrase_key;
use crate::lexicon::{DataError, Line};

impl Bodies {
    /// Reads the data.
    pub(in crate::lexicon) fn load() -> Result<Self, Vec<DataError>> {
        let mut bodies = Self {
            nations: Nations::load()?,
            ..Self::default()
        };
        let mut errors = Vec::new();
        each_line(
            "registry/bodies.tsv",
            include_str!("../../../data/registry/bodies.tsv"),
            &mut errors,
            |line| bodies.add_body(line),
        );
        each_line(
            "registry/institutions.tsv",
            include_str!("../../../data/registry/institutions.tsv"),
            &mut errors,
            |line| bodies.add_institution(line),
        );
        each_line(
            "registry/voice-openings.tsv",
            include_str!("../../../data/registry/voice-openings.tsv"),
            &mut errors,
            |line| {
                bodies.openings.extend(line.fields.iter().map(|word| phrase_key(word)));
                Ok(())
            },
        );
        if errors.is_empty() { Ok(bodies) } else { Err(errors) }
    }

    fn add_body(&mut self, line: &Line<'static>) -> Result<(), String> {
        let &[id, ar, en] = line.fields.as_slice() else {
            return Err("three fields are needed".to_owned());
        };
        let shown = forms(ar).next().zip(forms(en).next());
        let shown = shown.ok_or("a form in each language is needed")?;
        if self.named.insert(id, shown).is_some() {
            return Err(format!("{id} stands here twice"));
        }
        for form in forms(ar).chain(forms(en)) {
            let key = phrase_key(form);
            if let Some(other) = self.names.get(&key) {
                return Err(format!("\"{form}\" is given twice, also for {other}"));
            }
            self.names.insert(key, id);
        }
        Ok(())
    }

    fn add_institution(&mut self, line: &Line<'static>) -> Result<(), String> {
        let &[id, gender @ ("f" | "m"), ar, titles_ar, en, titles_en] = line.fields.as_slice() else {
            return Err("id, f or m, forms and titles in Arabic and English are needed".to_owned());
        };
        let index = self.institutions.len();
        for form in forms(ar).chain(forms(en)) {
            self.forms.insert(phrase_key(form), index);
        }
        for form in forms(titles_ar).chain(forms(titles_en)) {
            self.titles.insert(phrase_key(form), index);
        }
        self.institutions.push(Institution {
            id,
            feminine: gender == "f",
            ar: forms(ar).next().unwrap_or_default(),
            en: forms(en).next().unwrap_or_default(),
        });
        Ok(())
    }
}
