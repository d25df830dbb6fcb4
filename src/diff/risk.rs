//! What a reviewer has to make sure of, the gravest first.

use serde::{Serialize, Serializer};

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $name:literal)*) => {
        /// A kind of risk; its name in JSON is in kebab case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum RiskKind { $($(#[$doc])* $variant),* }

        impl RiskKind {
            /// Its name in JSON.
            pub fn name(self) -> &'static str {
                match self { $(RiskKind::$variant => $name),* }
            }
        }
    };
}

kinds! {
    /// The earlier revision has errors, so that nothing can be said of it.
    NotCompared "not-compared"
    /// A public key is gone: what it signed no longer verifies.
    KeyRemoved "key-removed"
    /// A public key is new: who has its secret can issue.
    KeyAdded "key-added"
    /// What is said of a public key is otherwise.
    KeyChanged "key-changed"
    /// Files beside the content that run or guard the site.
    Machinery "machinery-changed"
    /// The address of the site: nothing issued so far verifies.
    BaseUrl "base-url-changed"
    /// Something else of the whole site that credentials or readers depend on.
    Settings "settings-changed"
    /// A rule that holds awards or readers back is loosened, or not kept.
    Rule "rule-weakened"
    /// The issuer that stands in issued credentials.
    Issuer "issuer-changed"
    /// Lines of the ledger that are gone or other.
    Ledger "ledger-changed"
    /// A definition under which badges were awarded.
    Definition "issued-definition-changed"
    /// The row of an award.
    AwardRemoved "award-removed"
    /// A withdrawal that is taken back.
    Unrevoked "withdrawal-undone"
    /// The holder of an issued badge.
    Recipient "recipient-changed"
    /// The name or the id of somebody who holds badges.
    HolderName "holder-name-changed"
    /// Anything else of an issued badge.
    AwardChanged "issued-award-changed"
    /// More of a name is shown than before.
    NameShown "name-shown"
    /// New awards of a day long past.
    BackDated "back-dated"
    /// Two awards that may be one.
    Duplicate "possible-duplicate"
    /// Addresses that no longer answer.
    AddressGone "address-gone"
}

impl Serialize for RiskKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
