//! JSON for reading: what fits on a line stands on one.

use serde_json::Value;

const WIDTH: usize = 120;

/// The value, with a newline at the end.
pub fn print(value: &Value) -> String {
    let mut out = String::new();
    broken(value, 0, 0, &mut out);
    out.push('\n');
    out
}

/// `used` columns of the line are taken already.
fn broken(value: &Value, depth: usize, used: usize, out: &mut String) {
    let flat = flat(value);
    let (open, close, parts): (char, char, Vec<(String, &Value)>) = match value {
        Value::Object(map) if !map.is_empty() => {
            ('{', '}', map.iter().map(|(key, value)| (format!("{}: ", Value::from(key.as_str())), value)).collect())
        }
        Value::Array(list) if !list.is_empty() => ('[', ']', list.iter().map(|value| (String::new(), value)).collect()),
        _ => return out.push_str(&flat),
    };
    if used + flat.chars().count() < WIDTH {
        return out.push_str(&flat);
    }
    out.push(open);
    let last = parts.len() - 1;
    for (index, (key, value)) in parts.into_iter().enumerate() {
        let indent = "  ".repeat(depth + 1);
        out.push('\n');
        out.push_str(&indent);
        out.push_str(&key);
        broken(value, depth + 1, indent.len() + key.chars().count(), out);
        if index < last {
            out.push(',');
        }
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(close);
}

fn flat(value: &Value) -> String {
    match value {
        Value::Object(map) if !map.is_empty() => {
            let parts: Vec<String> =
                map.iter().map(|(key, value)| format!("{}: {}", Value::from(key.as_str()), flat(value))).collect();
            format!("{{ {} }}", parts.join(", "))
        }
        Value::Array(list) => format!("[{}]", list.iter().map(flat).collect::<Vec<_>>().join(", ")),
        plain => plain.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn long_values_break_and_short_ones_do_not() {
        let value = json!({ "a": [1, "ü\n\"", {}], "b": { "c": "x".repeat(120) }, "d": [] });
        let printed = print(&value);
        assert!(printed.starts_with("{\n  \"a\": [1, \"ü\\n\\\"\", {}],\n  \"b\": {\n    \"c\": \"xxx"), "{printed}");
        assert!(printed.ends_with("x\"\n  },\n  \"d\": []\n}\n"), "{printed}");
        assert_eq!(serde_json::from_str::<Value>(&printed).ok(), Some(value));
    }
}
