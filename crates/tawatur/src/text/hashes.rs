//! Hashes of text that are the same over runs, platforms and versions, as the output's bytes
//! must be (FNV-1a, 64 bits).

/// Hashes the bytes behind those that made `state`; [`START`] is that of none.
pub(crate) fn hash(state: u64, bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(state, |state, byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Where [`hash`] starts.
pub(crate) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// Half as many bits of a hash, all of which went into them.
pub(crate) fn short(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}
