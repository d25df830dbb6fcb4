//! The names a preview answers to. A page elsewhere can point a name of its own at this machine (DNS rebinding) and then
//! read what we serve as if it were its own; it cannot make the browser send a name that is ours.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether `authority`, as it stands in `Host` or after `http://` in `Origin`, names a preview that listens on `interface`.
/// Any port is fine: it may be forwarded.
pub fn is_ours(authority: &str, interface: IpAddr) -> bool {
    let Some(name) = without_port(authority) else {
        return false;
    };
    if name.eq_ignore_ascii_case("localhost") {
        return true;
    }
    let address = match name.strip_prefix('[').and_then(|n| n.strip_suffix(']')) {
        Some(v6) => v6.parse().map(IpAddr::V6),
        None => name.parse().map(IpAddr::V4),
    };
    // A number cannot be pointed elsewhere. Who listens on all interfaces is reached by any of their numbers.
    address.is_ok_and(|address| {
        address == Ipv4Addr::LOCALHOST
            || address == Ipv6Addr::LOCALHOST
            || address == interface
            || interface.is_unspecified()
    })
}

fn without_port(authority: &str) -> Option<&str> {
    let after_name = authority.find(']').map_or(0, |bracket| bracket + 1);
    match authority[after_name..].split_once(':') {
        None => Some(authority),
        Some((rest, port)) => {
            let is_port = (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit());
            is_port.then(|| &authority[..after_name + rest.len()])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCAL: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn the_names_of_this_machine_are_ours() {
        for ours in [
            "localhost",
            "LocalHost:1111",
            "127.0.0.1",
            "127.0.0.1:1",
            "[::1]",
            "[::1]:65535",
        ] {
            assert!(is_ours(ours, LOCAL), "{ours}");
        }
    }

    #[test]
    fn nothing_else_is() {
        let theirs = [
            "",
            " ",
            ":",
            ":1111",
            "localhost:",
            "localhost:x",
            "localhost:111111",
            "localhost:1:1",
            "localhost.",
            "localhost.evil.example",
            "evil.example",
            "evil.example:1111",
            "127.0.0.1.nip.io",
            "127.0.0.1:1111.evil.example",
            "127.1",
            "127.0.0.01",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "2130706433",
            "0.0.0.0",
            "0",
            "192.168.0.2",
            "10.0.0.1",
            "::1",
            "[::1",
            "::1]",
            "[::1]x",
            "[::1]:",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[127.0.0.1]",
            "[localhost]",
            "localhost@evil.example",
            "evil.example@localhost",
            "user@localhost",
            "localhost/",
            "localhost, evil.example",
            "ｌｏｃａｌｈｏｓｔ",
            "127.0.0.1\0",
            "[fe80::1%lo]",
        ];
        for theirs in theirs {
            assert!(!is_ours(theirs, LOCAL), "{theirs}");
        }
    }

    #[test]
    fn the_interface_asked_for_is_ours_too() {
        let interface = "192.168.0.2".parse().expect("an address");
        assert!(is_ours("192.168.0.2:1111", interface));
        assert!(is_ours("localhost:1111", interface));
        assert!(!is_ours("192.168.0.3:1111", interface));
    }

    #[test]
    fn on_all_interfaces_every_number_is_ours_and_no_name_but_localhost() {
        for all in ["0.0.0.0", "::"] {
            let interface = all.parse().expect("an address");
            assert!(is_ours("192.168.0.3:1111", interface));
            assert!(is_ours("[fe80::1]:1111", interface));
            assert!(!is_ours("evil.example:1111", interface));
            assert!(!is_ours("192.168.0.3.nip.io", interface));
        }
    }
}
