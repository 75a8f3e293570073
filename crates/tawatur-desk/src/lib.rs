//! Runs Tawatur's steps over files, folders and standard input.
