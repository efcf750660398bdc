//! Prints a line for each pattern: 1 or 0 for each text, or why the pattern does not compile.
//! Patterns and texts are lines of hexadecimal UTF-8.

use std::{env, fs};

fn main() {
    let names: Vec<String> = env::args().skip(1).collect();
    let texts = lines(&names[1]);
    for pattern in lines(&names[0]) {
        match regex::Regex::new(&pattern) {
            Ok(rule) => println!("{}", texts.iter().map(|text| if rule.is_match(text) { '1' } else { '0' }).collect::<String>()),
            Err(error) => println!("{}", error.to_string().replace('\n', " ")),
        }
    }
}

fn lines(name: &str) -> Vec<String> {
    fs::read_to_string(name).unwrap().split('\n').map(decoded).collect()
}

fn decoded(line: &str) -> String {
    let bytes = (0..line.len()).step_by(2).map(|at| u8::from_str_radix(&line[at..at + 2], 16).unwrap()).collect();
    String::from_utf8(bytes).unwrap()
}
