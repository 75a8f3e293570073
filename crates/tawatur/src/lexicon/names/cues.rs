//! What words do beside names.

/// What a word does beside names; it may do several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    /// Title of who leads a state.
    pub head: bool,
    /// Another title, before a name.
    pub title: bool,
    /// A verb or preposition that a name follows: "قال", "بحسب".
    pub says: bool,
    /// The noun that opens a name of an organisation.
    pub organisation: bool,
    /// Such a noun with its article, a name only with a nationality after it.
    pub definite: bool,
    /// The noun that opens a name of a place.
    pub place: bool,
    /// A noun that only a place can follow, in construct: "قرية", "قبالة".
    pub placing: bool,
    /// The noun of a place that belongs to its name ("مطار القاهرة").
    pub site: bool,
    /// Ends a name of two words: "الله" in "نصر الله".
    pub tail: bool,
    /// A noun before an organisation's name that is no part of it: "شركة".
    pub bare: bool,
    /// The noun before the name of an agency or outlet: "وكالة".
    pub medium: bool,
    /// What such a noun needs for its name: "الأنباء" in "وكالة الأنباء".
    pub medium_of: bool,
    /// A title whose complement is a ministry's field: "وزير الدفاع".
    pub minister: bool,
    /// Never part of a title or name: "الذي", "الأربعاء", "the".
    pub stop: bool,
    /// Joins a title to its complement: "باسم", "of".
    pub link: bool,
    /// Stands inside names of people: "بن", "van".
    pub particle: bool,
    /// The field of a minister, before the title in English: "foreign".
    pub portfolio: bool,
    /// Who held an office before.
    pub past: bool,
    /// No more than "present": tells nobody apart.
    pub now: bool,
    /// A thing or event, whose name follows it: "صاروخ".
    pub thing: bool,
    /// A title of an office that few have at a time, so that it stands alone for its bearer: "الوزير".
    pub post: bool,
    /// What a head of government heads, in whatever words: "الوزراء", "الحكومة".
    pub cabinet: bool,
    /// A title that several of a body bear at a time, so that without the article it stands for nobody ("متحدث").
    pub many: bool,
    /// Who bears the same office elsewhere ("نظيره").
    pub counterpart: bool,
    /// A title of whoever leads a state, whatever the office: "الزعيم".
    pub leader: bool,
    /// A relative of whom the title behind it names: "زوجة الرئيس".
    pub kin: bool,
}

impl Cues {
    /// Whether it opens a title of either kind.
    #[must_use]
    pub fn any_title(self) -> bool {
        self.head || self.title
    }

    /// Adds what the data calls `role`; whether there is such a thing.
    pub(super) fn add(&mut self, role: &str) -> bool {
        match role {
            "head" => self.head = true,
            "title" => self.title = true,
            "says" => self.says = true,
            "org" => self.organisation = true,
            "definite" => self.definite = true,
            "place" => self.place = true,
            "placing" => self.placing = true,
            "site" => self.site = true,
            "tail" => self.tail = true,
            "bare" => self.bare = true,
            "medium" => self.medium = true,
            "medium-of" => self.medium_of = true,
            "minister" => self.minister = true,
            "stop" => self.stop = true,
            "link" => self.link = true,
            "particle" => self.particle = true,
            "portfolio" => self.portfolio = true,
            "past" => self.past = true,
            "now" => self.now = true,
            "thing" => self.thing = true,
            "post" => self.post = true,
            "cabinet" => self.cabinet = true,
            "many" => self.many = true,
            "counterpart" => self.counterpart = true,
            "leader" => self.leader = true,
            "kin" => self.kin = true,
            _ => return false,
        }
        true
    }
}
