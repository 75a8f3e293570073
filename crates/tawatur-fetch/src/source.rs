//! Arguments → addresses: of pages and feeds, or in files that list them.

use crate::expand::{self, Found};
use crate::hosts::{Job, Kind};
use crate::limits::Limits;
use crate::target;
use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;
use tawatur::lexicon::Lexicon;
use tawatur::report::{Note, Told};
use url::Url;

/// An address that the user asked for.
#[derive(Clone, Debug)]
pub struct Source {
    pub(crate) url: Url,
    pub(crate) kind: Kind,
    pub(crate) via: Option<String>,
    pub(crate) told: Option<Arc<Told>>,
}

impl Source {
    pub(crate) fn job(&self) -> Job {
        Job::new(self.url.clone(), self.kind.clone(), self.via.clone()).told(self.told.clone())
    }
}

/// Turns arguments into addresses, in the order given. An argument is the
/// address of a page, a feed or a list of feeds; or a file with such a list:
/// OPML, a feed, or lines that begin with an address; `-` is standard input.
#[must_use]
pub fn sources(arguments: &[String], lexicon: &Lexicon) -> (Vec<Source>, Vec<Note>) {
    let (mut found, mut notes) = (Vec::new(), Vec::new());
    for argument in arguments {
        let mut note = |place: Option<usize>, message: String| {
            notes.push(Note {
                input: argument.clone(),
                place: place.map(|line| format!("line {line}")),
                message,
            });
        };
        if argument.contains("://") {
            match target::parse(argument) {
                Ok(url) => found.push(Source {
                    url,
                    kind: Kind::Asked,
                    via: None,
                    told: None,
                }),
                Err(refusal) => note(None, refusal.to_string()),
            }
            continue;
        }
        let bytes = match read(argument) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                note(
                    None,
                    "there is no such file; an address begins with https:// or http://".to_owned(),
                );
                continue;
            }
            Err(error) if error.kind() == io::ErrorKind::IsADirectory => {
                note(None, "is a folder; name the files in it that list addresses".to_owned());
                continue;
            }
            Err(error) => {
                note(None, format!("cannot be read: {error}"));
                continue;
            }
        };
        let before = found.len();
        let source = |url, kind| Source {
            url,
            kind,
            via: Some(argument.clone()),
            told: None,
        };
        match expand::look_into(&bytes, None, lexicon) {
            Found::List(urls) => found.extend(urls.into_iter().map(|url| source(url, Kind::Listed))),
            Found::Feed(entries) if !entries.is_empty() => {
                found.extend(entries.into_iter().map(|entry| Source {
                    told: entry.told,
                    ..source(entry.url, Kind::Entry)
                }));
            }
            Found::Feed(_) | Found::Page => {
                let mut refused = Vec::new();
                for (i, line) in String::from_utf8_lossy(&bytes).lines().enumerate() {
                    let Some(word) = line.split_whitespace().next().filter(|word| !word.starts_with('#')) else {
                        continue;
                    };
                    match target::parse(word) {
                        Ok(url) => found.push(source(url, Kind::Listed)),
                        Err(refusal) => refused.push((i + 1, refusal)),
                    }
                }
                // What has neither an address nor what looks like one is no list of them: a text, say.
                let is_list = found.len() > before || refused.iter().any(|(_, refusal)| !refusal.is_of_words());
                for (line, refusal) in refused.into_iter().filter(|_| is_list) {
                    note(Some(line), refusal.to_string());
                }
            }
        }
        if found.len() == before {
            note(None, "holds no address to fetch".to_owned());
        }
    }
    (found, notes)
}

fn read(argument: &str) -> io::Result<Vec<u8>> {
    let reader: Box<dyn Read> = match argument {
        "-" => Box::new(io::stdin()),
        path => Box::new(File::open(path)?),
    };
    let mut bytes = Vec::new();
    reader.take(Limits::default().body).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn urls(name: &str, text: &str) -> (Vec<(String, Kind)>, Vec<Note>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let (found, notes) = sources(&[path.to_str().unwrap().to_owned()], Lexicon::builtin());
        let found = found.into_iter().map(|s| (s.url.to_string(), s.kind)).collect();
        (found, notes)
    }

    #[test]
    fn lists_are_read_in_the_forms_of_feed_readers() {
        let opml = "<opml version='2.0'><body><outline text='أخبار'>\
                    <outline type='rss' xmlUrl='https://a.example/feed'/></outline></body></opml>";
        let (found, notes) = urls("feeds.opml", opml);
        assert_eq!(found, [("https://a.example/feed".to_owned(), Kind::Listed)]);
        assert!(notes.is_empty());

        let lines = "# news\nhttps://a.example/feed news \"~A\"\n\nhttps://b.example/feed\nexec:script\n";
        let (found, notes) = urls("urls", lines);
        assert_eq!(found.len(), 2);
        assert_eq!(notes[0].place.as_deref(), Some("line 5"));

        let rss =
            "<rss version='2.0'><channel><title>A</title><item><link>https://a.example/1</link></item></channel></rss>";
        let (found, _) = urls("feed.xml", rss);
        assert_eq!(found, [("https://a.example/1".to_owned(), Kind::Entry)]);
    }

    #[test]
    fn what_is_no_list_is_told_in_one_line() {
        for text in [
            "سيول في الوادي\nقال رئيس البلدية إن الطريق مقطوعة.\n",
            "a page\nof words\n",
            "",
        ] {
            let (found, notes) = urls("text.txt", text);
            assert!(found.is_empty());
            assert_eq!(notes.len(), 1, "{notes:?}");
            assert!(notes[0].message.contains("no address"));
        }
        // A line that looks like an address is told by its number.
        let (_, notes) = urls("urls", "words\nftp://a.example/feed\n");
        assert_eq!(notes[1].place.as_deref(), Some("line 2"));
        let folder = tempfile::tempdir().unwrap();
        let (_, notes) = sources(&[folder.path().to_str().unwrap().to_owned()], Lexicon::builtin());
        assert!(notes[0].message.contains("is a folder"));
    }

    #[test]
    fn what_is_no_address_is_told_with_the_way_out() {
        let all = ["news.example/feed", "ftp://a.example/", "https://a.example/"].map(str::to_owned);
        let (found, notes) = sources(&all, Lexicon::builtin());
        assert_eq!(found.len(), 1);
        assert!(notes[0].message.contains("https://"));
        assert!(notes[1].message.contains("ftp"));
        let (found, notes) = urls("empty.opml", "<opml><body/></opml>");
        assert!(found.is_empty() && !notes.is_empty());
    }
}
