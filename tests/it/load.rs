//! What `load` reads of a repository, and what it only names.

use std::fs;
use std::path::Path;

use shirushi::load::load;
use shirushi::source::packed::{Unreadable, kept};
use shirushi::source::{FaultKind, Sources};
use tempfile::TempDir;

fn repository(files: &[(&str, &[u8])]) -> TempDir {
    let root = TempDir::new().expect("a temporary folder");
    for (path, bytes) in files {
        put(root.path(), path, bytes);
    }
    root
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(file, bytes).expect("written");
}

fn read(root: &TempDir) -> Sources {
    load(root.path()).expect("readable")
}

fn paths(sources: &Sources) -> Vec<&str> {
    sources.iter().map(|(path, _)| path).collect()
}

fn faults(sources: &Sources) -> Vec<(&str, FaultKind)> {
    sources
        .faults()
        .iter()
        .map(|fault| (&*fault.path, fault.why))
        .collect()
}

#[test]
fn content_themes_and_public_keys_are_read() {
    let root = repository(&[
        ("content/site.yaml", b"base_url: https://x.example\n"),
        ("content/awards/2026.csv", b"award_id\n"),
        ("themes/mine/style.css", b"a{}"),
        ("keys/city.yaml", b"keys: []"),
    ]);
    let sources = read(&root);
    assert_eq!(
        paths(&sources),
        [
            "content/awards/2026.csv",
            "content/site.yaml",
            "keys/city.yaml",
            "themes/mine/style.css"
        ]
    );
    assert_eq!(
        sources.get("content/awards/2026.csv"),
        Some(&b"award_id\n"[..])
    );
    assert_eq!(faults(&sources), []);
}

#[test]
fn nothing_else_of_the_repository_is_read() {
    let root = repository(&[
        ("README.md", b""),
        ("private/people.csv", b""),
        ("public/index.html", b""),
        ("src/main.rs", b""),
    ]);
    assert_eq!(paths(&read(&root)), [""; 0]);
}

#[test]
fn secrets_under_keys_are_not_read() {
    let root = repository(&[
        ("keys/city.yaml", b""),
        ("keys/city.key.pem", b"secret"),
        ("keys/demo/city.yaml", b"secret"),
        ("keys/demo/city.key.pem", b"secret"),
        ("keys/README.md", b""),
    ]);
    assert_eq!(paths(&read(&root)), ["keys/city.yaml"]);
}

#[test]
fn what_editors_leave_behind_is_not_content() {
    let leftovers = [
        ".git/config",
        ".DS_Store",
        ".gitkeep",
        "awards/.2026.csv.swp",
        "awards/2026.csv~",
        "awards/2026.csv.swp",
        "awards/#2026.csv#",
        "awards/~$2026.xlsx",
        "Thumbs.db",
        "desktop.ini",
    ];
    let root = repository(&[("content/site.yaml", b"")]);
    for path in leftovers {
        put(&root.path().join("content"), path, b"");
    }
    let sources = read(&root);
    assert_eq!(paths(&sources), ["content/site.yaml"]);
    assert_eq!(faults(&sources), []);
}

#[test]
fn a_folder_that_is_not_there_is_an_empty_one() {
    assert_eq!(read(&repository(&[])), Sources::default());
}

#[test]
fn a_root_that_is_not_there_or_is_a_file_is_an_error_that_names_it() {
    let root = repository(&[("file", b"")]);
    for name in ["missing", "file"] {
        let error = load(&root.path().join(name)).expect_err("refused");
        assert!(error.path().ends_with(name));
        assert!(error.to_string().starts_with("cannot read `"), "{error}");
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn a_file_at_its_limit_is_read_and_one_byte_more_is_named() {
    let limits = [
        ("content/site.yaml", 1 << 20),
        ("content/pages/about.md", 1 << 20),
        ("content/awards/2026.csv", 10 << 20),
        ("content/achievements/x/image.svg", 256 << 10),
        ("content/achievements/x/image.PNG", 8 << 20),
        ("themes/mine/font.ttf", 16 << 20),
    ];
    for (path, limit) in limits {
        let root = repository(&[]);
        let fill = |size: u64| {
            put(root.path(), path, b"");
            let file = fs::File::options().write(true).open(root.path().join(path));
            file.and_then(|file| file.set_len(size))
                .expect("a sparse file");
        };
        fill(limit);
        assert_eq!(paths(&read(&root)), [path]);
        fill(limit + 1);
        let sources = read(&root);
        assert_eq!(paths(&sources), [""; 0]);
        let size = limit + 1;
        assert_eq!(
            faults(&sources),
            [(path, FaultKind::TooLarge { size, limit })]
        );
    }
}

#[test]
fn a_list_that_is_kept_compressed_is_read_as_its_text() {
    let path = "content/awards/2024.csv.gz";
    let zeros = vec![b'0'; 11 << 20];
    let packed = |text: &[u8]| kept(path, text).into_owned();
    let both = [packed(b"award_id\n"), packed(b"k8kmt1ef\n")].concat();
    let root = repository(&[
        (path, &both),
        ("content/awards/2023.csv.gz", b"award_id\n"),
        ("content/awards/2022.csv.gz", &packed(&zeros)),
        ("content/pages/x.csv.txt.gz", b"as it is"),
        ("themes/mine/a.csv.gz", &both),
    ]);
    let sources = read(&root);
    assert_eq!(sources.get(path), Some(&b"award_id\nk8kmt1ef\n"[..]));
    assert_eq!(sources.get("themes/mine/a.csv.gz"), Some(&both[..]));
    let [
        ("content/awards/2022.csv.gz", FaultKind::Packed(Unreadable::Bomb(most))),
        ("content/awards/2023.csv.gz", FaultKind::Packed(Unreadable::Damaged)),
    ] = faults(&sources)[..]
    else {
        panic!("{:?}", sources.faults());
    };
    assert!(most < 10 << 20, "{most}");
}

#[test]
fn a_name_that_another_system_could_not_hold_is_named_and_not_read() {
    for name in [
        "a:b.md",
        "a\\b.md",
        "a\nb.md",
        "a\u{1b}[31m.md",
        "a\u{202e}dm.b",
    ] {
        let root = repository(&[(&format!("content/pages/{name}"), b"")]);
        let sources = read(&root);
        assert_eq!(paths(&sources), [""; 0], "{name:?}");
        let [(path, FaultKind::UnusableName)] = faults(&sources)[..] else {
            panic!("{name:?}: {:?}", sources.faults());
        };
        assert!(
            !path.contains(|c: char| c.is_control() || c == '\u{202e}'),
            "{path:?}"
        );
    }
    let long = format!("content/{}.md", "あ".repeat(70));
    assert_eq!(faults(&read(&repository(&[(&long, b"")]))).len(), 1);
}

#[test]
fn a_folder_with_an_unusable_name_is_named_once_and_not_entered() {
    let root = repository(&[("content/a:b/one.md", b""), ("content/a:b/two.md", b"")]);
    assert_eq!(
        faults(&read(&root)),
        [("content/a:b", FaultKind::UnusableName)]
    );
}

#[test]
fn japanese_names_are_usable() {
    let root = repository(&[("content/pages/使い方.md", b"")]);
    assert_eq!(paths(&read(&root)), ["content/pages/使い方.md"]);
}

#[test]
fn of_names_equal_but_for_case_the_first_is_read_and_the_others_are_named() {
    let root = repository(&[
        ("content/pages/About.md", b"1"),
        ("content/pages/about.md", b"2"),
        ("content/pages/\u{30d7}.md", b"composed"),
        ("content/pages/\u{30d5}\u{309a}.md", b"decomposed"),
        ("content/other/about.md", b"another folder"),
    ]);
    if fs::read_dir(root.path().join("content/pages"))
        .expect("there")
        .count()
        < 4
    {
        println!("skipped: this file system ignores case");
        return;
    }
    let sources = read(&root);
    assert_eq!(
        paths(&sources),
        [
            "content/other/about.md",
            "content/pages/About.md",
            "content/pages/\u{30d5}\u{309a}.md"
        ]
    );
    assert_eq!(
        faults(&sources),
        [
            ("content/pages/about.md", FaultKind::UnusableName),
            ("content/pages/\u{30d7}.md", FaultKind::UnusableName)
        ]
    );
}

#[test]
fn the_result_does_not_depend_on_the_order_in_which_files_were_made() {
    let mut names: Vec<String> = (0..200)
        .map(|n| format!("content/{}/{n}.md", n % 7))
        .collect();
    let make = |names: &[String]| {
        let root = repository(&[]);
        for name in names {
            put(root.path(), name, name.as_bytes());
        }
        read(&root)
    };
    let forwards = make(&names);
    names.reverse();
    let backwards = make(&names);
    names.sort_by_key(|name| name.bytes().map(u64::from).fold(7, |a, b| a * 31 % 997 + b));
    assert_eq!(forwards, backwards);
    assert_eq!(forwards, make(&names));
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn a_link_to_a_file_of_the_same_folder_is_read_as_that_file() {
        let root = repository(&[("content/v1/image.svg", b"<svg/>")]);
        symlink("v1/image.svg", root.path().join("content/image.svg")).expect("linked");
        let sources = read(&root);
        assert_eq!(sources.get("content/image.svg"), Some(&b"<svg/>"[..]));
        assert_eq!(faults(&sources), []);
    }

    #[test]
    fn a_link_anywhere_else_is_named_and_not_read() {
        let outside = repository(&[("secret", b"secret")]);
        let targets = [
            outside.path().join("secret").display().to_string(),
            "/etc/passwd".into(),
            "../README.md".into(),
            "../keys/demo/city.key.pem".into(),
            "../themes/mine/style.css".into(),
            "folder".into(),
            "..".into(),
            ".hidden".into(),
            "missing".into(),
            "link.md".into(),
            "loop/loop/loop".into(),
            "/dev/zero".into(),
            "/proc/self/environ".into(),
        ];
        for target in targets {
            let root = repository(&[
                ("README.md", b""),
                ("keys/demo/city.key.pem", b"secret"),
                ("themes/mine/style.css", b""),
                ("content/folder/a.md", b""),
                ("content/.hidden", b"secret"),
            ]);
            symlink(".", root.path().join("content/loop")).expect("linked");
            symlink(&target, root.path().join("content/link.md")).expect("linked");
            let sources = read(&root);
            assert_eq!(sources.get("content/link.md"), None, "{target}");
            assert_eq!(
                faults(&sources),
                [
                    ("content/link.md", FaultKind::LinkOutside),
                    ("content/loop", FaultKind::LinkOutside)
                ],
                "{target}"
            );
        }
    }

    #[test]
    fn a_link_among_the_public_keys_cannot_reach_a_secret_one() {
        let root = repository(&[("keys/demo/city.yaml", b"secret")]);
        symlink("demo/city.yaml", root.path().join("keys/city.yaml")).expect("linked");
        let sources = read(&root);
        assert_eq!(paths(&sources), [""; 0]);
        assert_eq!(
            faults(&sources),
            [("keys/city.yaml", FaultKind::LinkOutside)]
        );
    }

    #[test]
    fn a_content_folder_that_is_itself_a_link_is_named_and_not_read() {
        let outside = repository(&[("content/site.yaml", b"")]);
        let root = repository(&[]);
        symlink(outside.path().join("content"), root.path().join("content")).expect("linked");
        let sources = read(&root);
        assert_eq!(paths(&sources), [""; 0]);
        assert_eq!(faults(&sources), [("content", FaultKind::LinkOutside)]);
    }

    #[test]
    fn a_linked_file_has_the_limit_of_the_name_it_is_read_by() {
        let root = repository(&[("content/big.ttf", &[0; 300 << 10])]);
        symlink("big.ttf", root.path().join("content/image.svg")).expect("linked");
        let [("content/image.svg", FaultKind::TooLarge { .. })] = faults(&read(&root))[..] else {
            panic!("the link was read");
        };
    }

    #[test]
    fn pipes_and_sockets_are_named_and_never_opened() {
        let root = repository(&[("content/site.yaml", b"")]);
        let _socket = UnixListener::bind(root.path().join("content/socket.md")).expect("bound");
        let pipe = root.path().join("content/pipe.yaml");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo runs").success());
        // To open the pipe would wait for ever.
        let sources = read(&root);
        assert_eq!(paths(&sources), ["content/site.yaml"]);
        assert_eq!(
            faults(&sources),
            [
                ("content/pipe.yaml", FaultKind::Special),
                ("content/socket.md", FaultKind::Special)
            ]
        );
    }

    #[test]
    fn a_name_that_is_not_utf8_is_named_and_not_read() {
        let root = repository(&[]);
        put(root.path(), "content/site.yaml", b"");
        let name = OsStr::from_bytes(b"\x93\xfa\x96\x7b.md");
        if fs::write(root.path().join("content").join(name), "").is_err() {
            println!("skipped: this file system has UTF-8 names only");
            return;
        }
        let sources = read(&root);
        assert_eq!(paths(&sources), ["content/site.yaml"]);
        let [(path, FaultKind::UnusableName)] = faults(&sources)[..] else {
            panic!("{:?}", sources.faults());
        };
        assert!(path.ends_with(".md"), "{path}");
    }

    #[test]
    fn a_file_that_may_not_be_read_is_an_error_that_names_it() {
        use std::os::unix::fs::PermissionsExt;
        let root = repository(&[("content/site.yaml", b"")]);
        let file = root.path().join("content/site.yaml");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("closed");
        if fs::read(&file).is_ok() {
            println!("skipped: root reads everything");
            return;
        }
        let error = load(root.path()).expect_err("refused");
        assert!(error.path().ends_with("content/site.yaml"));
    }
}
