//! Stories → [`Brief`]: what to show, in what order, in which words.
