//! The JSON forms of a reading and a brief. Offsets count code points.
