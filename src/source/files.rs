use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::source::Text;

/// The one door to files. The library reads through it and never from the disk itself.
pub trait Files {
    /// The text at a path.
    ///
    /// # Errors
    /// When there is no such file, or it is not UTF-8 text.
    fn read(&self, path: &str) -> io::Result<Text>;

    /// Every file below a folder whose name ends in `ending`, in order of name.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    fn below(&self, folder: &str, ending: &str) -> io::Result<Vec<String>>;
}

/// The files of the machine; paths are relative to the working directory.
pub struct DiskFiles;

impl Files for DiskFiles {
    fn read(&self, path: &str) -> io::Result<Text> {
        Ok(Text::new(path, std::fs::read_to_string(path)?))
    }

    fn below(&self, folder: &str, ending: &str) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        let mut waiting = vec![PathBuf::from(folder)];
        while let Some(next) = waiting.pop() {
            for entry in std::fs::read_dir(&next)? {
                let path = entry?.path();
                if path.is_dir() {
                    waiting.push(path);
                } else if path.to_string_lossy().ends_with(ending) {
                    found.push(forward_slashes(&path));
                }
            }
        }
        found.sort();
        Ok(found)
    }
}

fn forward_slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/").replace("//", "/")
}

/// Files held in memory: the shipped rulebooks, tests, standard input.
#[derive(Default, Clone)]
pub struct MemoryFiles {
    texts: BTreeMap<String, Text>,
}

impl MemoryFiles {
    pub fn insert(&mut self, name: &str, content: &str) {
        self.texts.insert(name.to_owned(), Text::new(name, content));
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &str) -> io::Result<Text> {
        self.texts
            .get(path)
            .cloned()
            .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, format!("no file `{path}`")))
    }

    fn below(&self, folder: &str, ending: &str) -> io::Result<Vec<String>> {
        let folder = format!("{}/", folder.trim_end_matches('/'));
        Ok(self.texts.keys().filter(|name| name.starts_with(&folder) && name.ends_with(ending)).cloned().collect())
    }
}
