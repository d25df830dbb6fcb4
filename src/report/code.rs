//! Names of problems.

use std::fmt;

macro_rules! codes {
    ($($variant:ident $name:literal)*) => {
        /// A problem by its name, in kebab case. Each has a constructor in `problems`, a case folder in
        /// `tests/cases/` and a page in `docs/problems/`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the page of each code in docs/problems says what it means")]
        pub enum Code { $($variant),* }

        impl Code {
            /// Every code, in order of declaration.
            pub const ALL: &[Code] = &[$(Code::$variant),*];

            /// The code as printed.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }
        }
    };
}

codes! {
    // files
    UnknownFile "unknown-file"
    UnknownFolder "unknown-folder"
    MissingFile "missing-file"
    EmptyFile "empty-file"
    FileTooLarge "file-too-large"
    DamagedGzip "damaged-gzip"
    GzipBomb "gzip-bomb"
    PlainAndCompressed "plain-and-compressed"
    UnusableFileName "unusable-file-name"
    LinkOutside "link-outside"
    SpecialFile "special-file"
    PathLeavesFolder "path-leaves-folder"
    UnknownPictureFormat "unknown-picture-format"
    UnusedPicture "unused-picture"
    SecretInRepository "secret-in-repository"
    // text
    NotUtf8 "not-utf8"
    ByteOrderMark "byte-order-mark"
    ControlCharacter "control-character"
    HiddenCharacter "hidden-character"
    ReplacementCharacter "replacement-character"
    PrivateUseCharacter "private-use-character"
    SpaceAround "space-around"
    MixedScript "mixed-script"
    ConfusableName "confusable-name"
    RawHtml "raw-html"
    TextTooLong "text-too-long"
    EmptyText "empty-text"
    MissingTranslation "missing-translation"
    // structure
    YamlSyntax "yaml-syntax"
    YamlAlias "yaml-alias"
    YamlTag "yaml-tag"
    SeveralDocuments "several-documents"
    NestedTooDeep "nested-too-deep"
    TooManyValues "too-many-values"
    DuplicateKey "duplicate-key"
    UnknownKey "unknown-key"
    MissingKey "missing-key"
    ConflictingKeys "conflicting-keys"
    WrongShape "wrong-shape"
    // rows
    CsvSyntax "csv-syntax"
    CsvDelimiter "csv-delimiter"
    RaggedRow "ragged-row"
    UnknownColumn "unknown-column"
    MissingColumn "missing-column"
    DuplicateColumn "duplicate-column"
    TooManyRows "too-many-rows"
    CellTooLong "cell-too-long"
    // values
    UnsafeId "unsafe-id"
    ReservedId "reserved-id"
    IdMismatch "id-mismatch"
    DuplicateId "duplicate-id"
    IdsDifferByCase "ids-differ-by-case"
    UnsafeItemCode "unsafe-item-code"
    UnknownValue "unknown-value"
    MalformedNumber "malformed-number"
    NumberOutOfRange "number-out-of-range"
    MalformedDate "malformed-date"
    NonexistentDate "nonexistent-date"
    DateOutOfRange "date-out-of-range"
    FutureDate "future-date"
    EndBeforeStart "end-before-start"
    RelativeUrl "relative-url"
    UnsafeUrlScheme "unsafe-url-scheme"
    MalformedUrl "malformed-url"
    MalformedRepository "malformed-repository"
    MalformedBranch "malformed-branch"
    MalformedContact "malformed-contact"
    MalformedColour "malformed-colour"
    // site
    MalformedBaseUrl "malformed-base-url"
    InsecureBaseUrl "insecure-base-url"
    BorrowedDomain "borrowed-domain"
    UnknownTimezone "unknown-timezone"
    UnsupportedLanguage "unsupported-language"
    UnknownTheme "unknown-theme"
    ThemeApi "theme-api"
    UnknownTargetGroup "unknown-target-group"
    UnknownAudience "unknown-audience"
    AddressTaken "address-taken"
    ReservedPage "reserved-page"
    PageWithoutTitle "page-without-title"
    PersonalColumn "personal-column"
    NameInPublicRepository "name-in-public-repository"
    // issuers
    UnknownIssuer "unknown-issuer"
    DidMismatch "did-mismatch"
    UnknownIdentifierType "unknown-identifier-type"
    WrongCheckDigit "wrong-check-digit"
    ParentCycle "parent-cycle"
    PaleAccent "pale-accent"
    PersonalContact "personal-contact"
    IssuerWithoutKey "issuer-without-key"
    // keys
    UnknownKeyName "unknown-key-name"
    MalformedKey "malformed-key"
    KeyOverlap "key-overlap"
    KeyGap "key-gap"
    KeyShared "key-shared"
    DemoKeyOnRealSite "demo-key-on-real-site"
    // frameworks
    UnknownFramework "unknown-framework"
    UnknownItem "unknown-item"
    UnknownLayer "unknown-layer"
    UnknownPathway "unknown-pathway"
    StepGap "step-gap"
    UnknownStep "unknown-step"
    // achievements
    UnknownAchievement "unknown-achievement"
    UnknownAchievementType "unknown-achievement-type"
    CriteriaEmpty "criteria-empty"
    VersionGap "version-gap"
    VersionMismatch "version-mismatch"
    VersionWithoutStart "version-without-start"
    VersionOrder "version-order"
    RequirementCycle "requirement-cycle"
    DraftAwarded "draft-awarded"
    AlignmentWithoutUrl "alignment-without-url"
    MalformedValidity "malformed-validity"
    // people
    UnknownPerson "unknown-person"
    SubjectWithoutIdentity "subject-without-identity"
    MissingName "missing-name"
    MissingConsent "missing-consent"
    ConsentTooNarrow "consent-too-narrow"
    IdFromPerson "id-from-person"
    // awards
    UnknownAward "unknown-award"
    UnknownEvidence "unknown-evidence"
    UnknownVersion "unknown-version"
    AwardBeforeVersion "award-before-version"
    MalformedAwardId "malformed-award-id"
    GuessableAwardId "guessable-award-id"
    HiddenHolderListed "hidden-holder-listed"
    DuplicateAward "duplicate-award"
    AwardBeforePrerequisite "award-before-prerequisite"
    StepBeforePredecessor "step-before-predecessor"
    MissingEvidence "missing-evidence"
    MissingApproval "missing-approval"
    UnexpectedResult "unexpected-result"
    ResultNotAllowed "result-not-allowed"
    MissingResult "missing-result"
    AudienceNotAllowed "audience-not-allowed"
    ValidityMismatch "validity-mismatch"
    StatusIndexOutOfRange "status-index-out-of-range"
    StatusIndexTaken "status-index-taken"
    // revocations
    LinkToOther "link-to-other"
    LinkToLater "link-to-later"
    RenewedTwice "renewed-twice"
    ReplacesUnrevoked "replaces-unrevoked"
    RevocationIncomplete "revocation-incomplete"
    RevokedBeforeAward "revoked-before-award"
    UnknownRevocationReason "unknown-revocation-reason"
    SupersededByNothing "superseded-by-nothing"
    // suspensions
    SuspensionNotOffered "suspension-not-offered"
    SuspensionIncomplete "suspension-incomplete"
    // ledger
    LedgerLineMalformed "ledger-line-malformed"
    LedgerLineForeign "ledger-line-foreign"
    LedgerUnknownKey "ledger-unknown-key"
    LedgerLineAltered "ledger-line-altered"
    LedgerLineTwice "ledger-line-twice"
    LedgerWithoutAward "ledger-without-award"
    LedgerNotRedacted "ledger-not-redacted"
    RedactedAwardReturns "redacted-award-returns"
    LedgerRewritten "ledger-rewritten"
    SignedAwardChanged "signed-award-changed"
    SignedDefinitionChanged "signed-definition-changed"
    UnsignedAward "unsigned-award"
    OutdatedStatusList "outdated-status-list"
    // later
    TextDoesNotFit "text-does-not-fit"
    GlyphMissing "glyph-missing"
    CertificateGlyphMissing "certificate-glyph-missing"
    ArtworkRefused "artwork-refused"
    ArtworkShowsNothing "artwork-shows-nothing"
    TemplateError "template-error"
    PrivateValueInOutput "private-value-in-output"
    CredentialRefused "credential-refused"
}

impl Code {
    /// The code of this name.
    pub fn named(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
