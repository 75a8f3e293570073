//! Sets of what the data names by a word, a bit for each.

/// Defines a set with a constant for each word of the data. A word `with`
/// another means both: `named` gives them together.
macro_rules! named_set {
    (
        $(#[$set_doc:meta])*
        pub struct $set:ident {
            $($(#[$doc:meta])* $name:ident = $word:literal $(with $implied:ident)?;)*
        }
    ) => {
        $(#[$set_doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $set([u128; 2]);

        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the constants, whose bits they number")]
        #[repr(usize)]
        enum Bit { $($name,)* }

        impl $set {
            $($(#[$doc])* pub const $name: Self = Self::of_bit(Bit::$name as usize);)*

            const fn of_bit(bit: usize) -> Self {
                match bit {
                    0..128 => Self([1 << bit, 0]),
                    _ => Self([0, 1 << (bit - 128)]),
                }
            }

            /// What a word of the data stands for.
            pub(super) fn named(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$name $(.or(Self::$implied))?),)*
                    _ => None,
                }
            }

            /// Whether it has all of `other`.
            #[must_use]
            pub fn has(self, other: Self) -> bool {
                self.only(other) == other
            }

            /// Whether it has any of `other`.
            #[must_use]
            pub fn any(self, other: Self) -> bool {
                self.only(other) != Self([0, 0])
            }

            /// Both sets together.
            #[must_use]
            pub const fn or(self, other: Self) -> Self {
                let ([a, b], [c, d]) = (self.0, other.0);
                Self([a | c, b | d])
            }

            /// Those that are among `other`.
            #[must_use]
            pub const fn only(self, other: Self) -> Self {
                let ([a, b], [c, d]) = (self.0, other.0);
                Self([a & c, b & d])
            }
        }
    };
}

pub(super) use named_set;
