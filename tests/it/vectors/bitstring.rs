//! Status lists as others encode them.

use super::{folder, hex, value};
use sha2::{Digest, Sha256};
use shirushi::proof::StatusList;

#[test]
fn published_lists_decode_to_the_bits_they_are_said_to_have() {
    let Some(folder) = folder("vectors/bitstring") else {
        return;
    };
    let file = value(folder.join("encodedlist.json"));
    for vector in file["vectors"].as_array().expect("a list") {
        let list = StatusList::decode(vector["encodedList"].as_str().expect("a text"))
            .expect("a status list");
        let set: Vec<usize> = (0..list.len())
            .filter(|&index| list.get(index).expect("in range"))
            .collect();
        let expected: Vec<usize> = vector["setIndices"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|index| index.as_u64().expect("an index") as usize)
            .collect();
        assert_eq!(
            (list.len(), set.clone()),
            (
                vector["bits"].as_u64().expect("a number") as usize,
                expected
            )
        );

        let mut bytes = vec![0_u8; list.len() / 8];
        for index in set {
            bytes[index / 8] |= 0x80 >> (index % 8);
        }
        assert_eq!(hex(&Sha256::digest(&bytes)), vector["sha256OfBitstring"]);
        assert_eq!(StatusList::decode(&list.encode()), Ok(list));
    }
}
