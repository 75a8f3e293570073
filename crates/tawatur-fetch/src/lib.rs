//! Fetches feeds and pages politely, and keeps every response as WARC.
