//! A server whose every answer a test decides.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A server on this machine, for as long as the test runs.
pub(crate) struct Server {
    port: u16,
    log: Arc<Mutex<Vec<Request>>>,
}

/// A request that came.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) head: String,
    /// How often this path was asked for before.
    pub(crate) before: usize,
}

impl Request {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let wanted = name.to_ascii_lowercase();
        let line = |line: &str| {
            let (name, value) = line.split_once(':')?;
            (name.to_ascii_lowercase() == wanted).then(|| value.trim().to_owned())
        };
        self.head.lines().find_map(line)
    }
}

/// What the server does with a request.
pub(crate) enum Reply {
    /// Sends these bytes and closes.
    Bytes(Vec<u8>),
    /// Sends the first bytes, and then the others again and again.
    Endless(Vec<u8>, Vec<u8>, Duration),
    /// Says nothing for a while.
    Silence(Duration),
}

impl Server {
    /// A server that answers as `answer` says.
    pub(crate) fn new(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        Self::over(answer, |stream| Some(Box::new(stream)))
    }

    /// A server that speaks over what `wrap` makes of a connection.
    pub(crate) fn over(
        answer: impl Fn(&Request) -> Reply + Send + Sync + 'static,
        wrap: impl Fn(TcpStream) -> Option<Box<dyn Stream>> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (answer, wrap) = (Arc::new(answer), Arc::new(wrap));
        let shared = Arc::clone(&log);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, wrap, log) = (Arc::clone(&answer), Arc::clone(&wrap), Arc::clone(&shared));
                thread::spawn(move || {
                    if let Some(stream) = wrap(stream) {
                        talk(stream, &*answer, &log);
                    }
                });
            }
        });
        Self { port, log }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The same server by another name.
    pub(crate) fn other_url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap().clone()
    }

    /// The paths that were asked for, but robots.txt.
    pub(crate) fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.requests().into_iter().map(|request| request.path).collect();
        paths.retain(|path| path != "/robots.txt");
        paths
    }
}

/// What a server can speak over.
pub(crate) trait Stream: Read + Write {}

impl<S: Read + Write> Stream for S {}

fn talk(stream: Box<dyn Stream>, answer: &dyn Fn(&Request) -> Reply, log: &Mutex<Vec<Request>>) {
    let mut stream = BufReader::new(stream);
    let Some(mut head) = head(&mut stream) else { return };
    // As a proxy, it answers for every host there is.
    if head.starts_with("CONNECT ") {
        let _ = stream.get_mut().write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        let Some(inner) = self::head(&mut stream) else { return };
        head = inner;
    }
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let request = {
        let mut log = log.lock().unwrap();
        let before = log.iter().filter(|other| other.path == path).count();
        let request = Request { path, head, before };
        log.push(request.clone());
        request
    };
    let out = stream.get_mut();
    match answer(&request) {
        Reply::Bytes(bytes) => {
            let _ = out.write_all(&bytes).and_then(|()| out.flush());
        }
        Reply::Endless(first, each, pause) => {
            let mut sent = out.write_all(&first);
            while sent.is_ok() {
                thread::sleep(pause);
                sent = out.write_all(&each).and_then(|()| out.flush());
            }
        }
        Reply::Silence(pause) => thread::sleep(pause),
    }
}

/// The head of a request; none if the other side went away.
fn head(stream: &mut impl BufRead) -> Option<String> {
    let mut head = String::new();
    loop {
        let length = stream.read_line(&mut head).ok()?;
        if length == 0 {
            return None;
        }
        if head.ends_with("\r\n\r\n") {
            return Some(head);
        }
    }
}

/// A whole response.
pub(crate) fn reply(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Reply {
    let body = body.as_ref();
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n",
        body.len()
    );
    for header in headers {
        bytes.push_str(header);
        bytes.push_str("\r\n");
    }
    bytes.push_str("\r\n");
    Reply::Bytes([bytes.as_bytes(), body].concat())
}

pub(crate) fn ok(body: impl AsRef<[u8]>) -> Reply {
    reply("200 OK", &["Content-Type: text/html; charset=utf-8"], body)
}

pub(crate) fn not_found() -> Reply {
    reply("404 Not Found", &[], "no such page")
}

/// A redirect.
pub(crate) fn to(location: &str) -> Reply {
    reply("302 Found", &[&format!("Location: {location}")], "")
}

/// A page with a report on it, written for the tests.
pub(crate) fn page(n: usize) -> Reply {
    ok(format!(
        "<!DOCTYPE html><html><head><title>خبر {n}</title></head><body><article><h1>خبر {n}</h1>\
         <p>قال رئيس بلدية وادي الزعتر نادر العكاري إن السيول قطعت الطريق رقم {n} إلى الوادي.</p></article></body></html>"
    ))
}

/// A feed of stubs that names these pages.
pub(crate) fn feed(pages: &[&str]) -> String {
    let items: String = pages
        .iter()
        .map(|page| {
            format!("<item><title>خبر</title><link>{page}</link><description>بداية الخبر…</description></item>")
        })
        .collect();
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>المرصاد</title>{items}</channel></rss>")
}
