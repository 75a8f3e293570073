//! The classes of words beside cues, as the data names them.

use super::set::named_set;

named_set! {
    /// The classes of a word, as a set.
    pub struct Classes {
        /// Opens reported content ("أن").
        THAT = "that";
        /// As [`Self::THAT`], with a pronoun that may stand for the speaker.
        SELF = "self";
        /// "قوله".
        SAYING = "saying";
        /// Belongs to a time expression.
        TIME = "time";
        /// "جانبه" of "من جانبه".
        ASIDE = "aside";
        /// A relative pronoun.
        RELATIVE = "relative";
        /// Begins a clause.
        CLAUSE = "clause";
        /// After it another one speaks.
        TURN = "turn";
        /// An auxiliary.
        BE = "be";
        /// A preposition or adverb after which no source goes on.
        ADJUNCT = "adjunct";
        /// Stands for what is told, without a noun before it, alone or behind a preposition.
        WHAT = "what";
        /// Takes up what was told before, to say more of it.
        TAKES_UP = "takes-up";
        /// Joins a clause that says what someone or something is.
        HE_IS = "he-is";
        /// Behind "ما" the report itself says what something comes to.
        MEANS = "means";
        /// Sets an event in time or beside another one.
        COMES = "comes";
        /// "But", with the pronouns that it takes.
        ADVERSATIVE = "adversative";
        /// Sets the clause behind it against the one before.
        CONTRAST = "contrast";
        /// Before "that" it takes back part of what was told ("إلا أنه").
        EXCEPTION = "exception";
        /// Before "that" it sets the report's own words against what was told ("غير أن").
        HOWEVER = "however";
        /// Grants what the main clause does not heed.
        CONCESSION = "concession";
        /// Behind "في" it sets two clauses side by side.
        MEANWHILE = "meanwhile";
        /// Behind "في" it tells of when.
        MOMENT = "moment";
        /// A year, by its number or by how it lies to this one.
        YEAR = "year";
        /// What an age is counted in.
        YEARS = "years";
        /// Behind "في" a time whole by itself.
        PAST = "past";
        /// How often something was done.
        OCCURRENCE = "occurrence";
        /// Behind an occurrence it tells that there were more.
        REPEATED = "repeated";
        /// Tells that a document is new.
        RECENT = "recent";
        /// Behind "من" it makes one preposition with it.
        COMPOUND = "compound";
        /// A preposition by which verbs and verbal nouns take what they need.
        GOVERNED = "governed";
        /// Gives a reason.
        BECAUSE = "because";
        /// Names its source behind a ل that is no part of it.
        ACCORDS = "accords";
        /// Takes the "عن" behind it to name whose words it cites.
        CITES = "cites";
        /// Behind "في" the report tells what is meant.
        ALLUSION = "allusion";
        /// What is asked.
        QUERY = "query";
        /// The verbal noun of "be", which opens a clause as "that" does.
        BEING = "being";
        /// Before a noun it counts it, before a time it is part of it.
        FIRST = "first";
        /// A number by itself.
        MAGNITUDE = "magnitude";
        /// An adjective that the noun behind it bounds.
        SCOPE = "scope";
        /// Refuses to do something, or what another says.
        REFUSAL = "refusal";
        /// By it one comes, and nobody asks for anything.
        INVITATION = "invitation";
        /// A preposition that may stand inside a source.
        LINKER = "linker";
        /// The occasion of the words.
        OCCASION = "occasion";
        /// A head that keeps what follows it by a preposition.
        ROLE = "role";
        /// An unnamed source.
        ANONYMOUS = "anonymous";
        /// A head noun of an agency, outlet or broadcaster.
        MEDIA = "media";
        /// The name of an outlet.
        OUTLET = "outlet";
        /// Those spoken to.
        AUDIENCE = "audience";
        /// A negation.
        NEGATOR = "negator";
        /// Before a colon it is no one's name ("المصدر:").
        LABEL = "label";
        /// A preposition with a pronoun.
        PRONOUN = "pronoun";
        /// What stands in quotation marks behind it is a name.
        NAMER = "namer";
        /// In content it tells that something should be done.
        DUTY = "duty";
        /// In content it tells of doubt or fear.
        DOUBT = "doubt";
        /// In content it tells what is to be expected.
        OUTLOOK = "outlook";
        /// In content it lays blame.
        BLAME = "blame";
        /// A verb form that without subject is nobody's words.
        IMPERSONAL = "impersonal";
        /// "ذلك".
        DEMONSTRATIVE = "demonstrative";
        /// Begins a noun phrase.
        DETERMINER = "determiner";
        /// An accusation.
        CHARGE = "charge";
        /// What is told, true or not: "تقارير", "شائعات".
        TALK = "talk";
        /// Behind "ما" it tells that something is said: "ما تردد".
        RUMOUR = "rumour";
        /// The verb of a clause that tells who made a charge or report: "اتهامات وجهها المغرب".
        MADE = "made";
        /// Tells whom a charge is made against, and not by whom: "الاتهامات الموجهة إليه".
        ADDRESSED = "addressed";
        /// A verb of telling, negated.
        TELL = "tell";
        /// Behind a negation it denies.
        VOID = "void";
        /// Behind ب it makes an adverb.
        ADVERBIAL = "adverbial";
        /// A modal: an أن behind it opens no reported content, and an English verb tells what may be.
        MODAL = "modal";
        /// A site or place where one writes.
        SITE = "site";
        /// A form of "be": a participle behind it is passive.
        COPULA = "copula";
        /// Asks in content ("whether").
        QUESTION = "question";
        /// A verbal noun that opens content.
        EVENT = "event";
        /// "طلب" of "طلب عدم ذكر اسمه", which tells nothing.
        WITHHOLD = "withhold";
        /// What something is done by; it names no source.
        MEASURE = "measure";
        /// A verb that goes on by itself behind a source without a comma.
        NARRATES = "narrates";
        /// A noun feminine in form only.
        MASCULINE = "masculine";
        /// An adjective that no ending shows.
        ADJECTIVE = "adjective";
        /// In content it tells that something is not so.
        REFUTE = "refute";
        /// Behind "وصف" it blames.
        INSULT = "insult";
        /// A common finite verb that reports nothing ("made").
        FINITE = "finite";
        /// A verb whose object may be a noun that reports ("made a claim").
        LIGHT = "light";
        /// A plural that no ending shows ("people").
        PLURAL = "plural";
        /// Before a base form ("will", "to").
        AUXILIARY = "auxiliary";
        /// Belongs to the verb before it ("lashed out").
        PARTICLE = "particle";
        /// A form of a reporting verb that is a noun too ("claims").
        NOUNLIKE = "noun-too";
        /// An infinitive behind it has its subject ("continued to insist").
        CHAIN = "chain";
        /// Whom it makes do something stands before a base form ("let them know").
        CAUSATIVE = "causative";
        /// A poll or study: what stands in it is its finding.
        SURVEY = "survey";
        /// In content it tells what the speaker means to do.
        INTENT = "intent";
        /// What a verb of blame lays on someone ("مسؤولية", "لوم").
        BURDEN = "burden";
        /// Behind a comma it tells what came of it ("ليصبح").
        SEQUEL = "sequel";
        /// Behind a comma and و the report itself tells of it ("وقام").
        DEED = "deed";
        /// A court, or a head of what decides as one.
        COURT = "court";
        /// What was counted or studied ("بيانات", "دراسة").
        FINDING = "finding";
        /// What is the speaker's own ("بلاده").
        OWN = "own";
        /// A future of what comes of something ("سيؤدي").
        EFFECT = "effect";
        /// A future of what is arranged ("سيتم").
        ARRANGED = "arranged";
        /// In content it says that something must be done ("ضرورة").
        NEED = "need";
        /// An imperative.
        ORDER = "order";
        /// The head of a body, or of who speaks for one, that can arrange things.
        OFFICE = "office";
        /// What an official speaks for without saying whose it is ("الحكومة").
        STATE = "state";
        /// What someone owes to another ("بالفضل"): the verb before it does not condemn.
        OWED = "owed";
        /// A verb in the future: whoever says so announces it ("سيتم").
        ANNOUNCED = "announced";
        /// The head of a source that tells of its own side's plans ("البيان").
        ANNOUNCER = "announcer";
        /// A person by what he is, and no office.
        PERSON = "person";
        /// Someone by whose he is ("عائلته").
        KIN = "kin";
        /// Those who have no name of their own but that of whose they are ("مكتب الرئيس سامي خوري").
        NAMELESS = "nameless";
        /// What someone gives out and what then speaks for him ("البيان").
        DOCUMENT = "document";
        /// What a ministry is called by for short ("الخارجية").
        FIELD = "field";
        /// Opens a phrase of manner ("بشكل مفاجئ").
        MANNER = "manner";
        /// A quantifier that is whole by itself ("البعض").
        QUANTIFIER = "quantifier";
        /// A kind of place, where a body sits ("مدينة الإسكندرية").
        SEAT = "seat";
        /// No verb in the future, though it begins like one ("سياسة", "سنغافورة").
        UNFUTURE = "unfuture";
        /// What one does to a document that one answers for.
        ISSUES = "issues";
        /// Two who were named together before ("الوزيران").
        PAIR = "pair";
        /// Of a pair, two countries ("البلدان").
        COUNTRIES = "countries";
        /// Alone it is no subject.
        IDLE = "idle";
        /// Its last ه is of its root and no pronoun.
        ROOTED = "rooted";
        /// Behind "من" and before "أن" it asks for something ("من المهم أن").
        MATTERS = "matters";
        /// A kind of body that is named in full once and by its kind later ("الشركة").
        BODY = "body";
        /// Before a word for a charge or report, and part of its noun phrase ("عدة اتهامات", "صحة الأنباء").
        SEVERAL = "several";
        /// Leads from a charge or report to what it says ("تقارير عن").
        TOPIC = "topic";
        /// Strengthens a denial at its end ("وهو ما نفته نفيا قاطعا").
        OUTRIGHT = "outright";
        /// An adverb that does so wherever it stands ("لا تنفيه أبدا").
        EMPHATIC = "emphatic";
        /// Tells that someone replies ("ردا على").
        REPLY = "reply";
        /// Rounds a number ("نحو").
        ABOUT = "about";
        /// An adjective that is written like a reporting verb ("إجراءات مشددة").
        HOMOGRAPH = "homograph";
        /// A share of a hundred, behind "في" ("55 في المئة").
        PERCENT = "percent";
        /// Between a document and who gave it out ("بيان صادر عن").
        GIVEN = "given";
        /// Tells that it is another one ("متحدث آخر", "من جهة أخرى").
        ANOTHER = "another";
        /// Joins a spokesman to whom he speaks for ("باسم").
        BEHALF = "behalf";
        /// What one keeps to ("قانون").
        NORM = "norm";
        /// Takes the "عن" behind it to itself ("صادر عن").
        BINDS = "binds";
        /// Opens a clause of time or condition ("عندما").
        WHEN = "when";
        /// In the plural what is no person ("مصادر").
        THINGS = "things";
        /// Several people ("عشرات", "أهالي").
        CROWD = "crowd";
        /// What is lifted from a thing that is shown ("النقاب").
        VEIL = "veil";
        /// Speaks for a body ("متحدث").
        SPOKESMAN = "spokesman";
        /// Behind it stands a plural in the genitive ("أحد مؤسسي الشركة").
        PARTITIVE = "partitive";
        /// Stands for the noun that a relative clause is told of ("خطاب قال فيه").
        RESUMES = "resumes";
        /// Names some of those told of ("وسائل إعلام، منها").
        AMONG = "among";
        /// Part of what a broadcaster sends, with its name ("برنامجه «كذا»", "شاشة «كذا»").
        PROGRAMME = "programme";
        /// In which a medium asks ("مقابلة").
        INTERVIEW = "interview";
        /// Tells that someone named before is meant ("اللاعب البالغ من العمر", "الوزير نفسه").
        SAME = "same";
        /// By trade mostly another than the one told of ("القاضي").
        THIRD = "third";
        /// Stands for a body where a complement follows, and plays where none does ("ممثل").
        DELEGATE = "delegate";
        /// What one refuses who says nothing ("التعليق").
        COMMENT = "comment";
        /// Leads to where words stand ("في بيان", "عبر حسابه").
        VIA = "via";
        /// Behind "على" it tells whose words they are ("على لسانه").
        TONGUE = "tongue";
        /// A noun that negates the one behind it ("عدم").
        PRIVATIVE = "privative";
        /// Whom or what a sentence without a verb tells of ("وهو ما").
        PERSONAL = "personal";
        /// An أن behind it tells what has been ("بعد أن").
        FACTUAL = "factual";
        /// A million, where a sum is told ("قدرها مليون").
        SUM = "sum";
        /// The clause that it opens begins with its verb ("فيما حذرت").
        VERB_FIRST = "verb-first";
        /// "In turn", between a subject and its verb ("بدوره").
        IN_TURN = "in-turn";
        /// Stands for what was told before ("الأمر الذي").
        MATTER = "matter";
        /// How many there are of those behind it ("عدد").
        TALLY = "tally";
        /// Before an imperfect it tells what may be ("قد يؤدي").
        MAYBE = "maybe";
        /// Sets what follows into the past ("كان يجب").
        WAS = "was";
        /// What there is none of where something must be ("لا بد").
        MUST = "must";
        /// Upon whom it is to do what follows ("عليهم أن").
        UPON = "upon";
        /// Before "عن الصحة" it denies ("عار").
        DEVOID = "devoid";
        /// What an untrue word is devoid of ("الصحة").
        TRUTH = "truth";
        /// To lie, or a lie ("كذب").
        LIE = "lie";
        /// That there is something ("عدم وجود").
        EXISTENCE = "existence";
        /// A matter or an order, written as the verb is ("أمر").
        AFFAIR = "affair";
        /// Behind it stands what was ordered, and not who ordered ("صدر أمر").
        ISSUED = "issued";
        /// A future of "be" in the first person, and no pledge ("سنكون").
        WILL_BE = "will-be";
        /// Makes another verb of the one before it ("showed up").
        PHRASAL = "phrasal";
        /// May begin a clause before its subject ("said in winter the dam leaks").
        FRONTED = "fronted";
        /// Begins content with a condition or question ("said if it rains").
        CONDITION = "condition";
        /// Sets another deed beside the one told ("attacked the plan after it had passed").
        LATER = "later";
        /// Before a time or an occasion ("on Sunday").
        DATES = "dates";
        /// Ends a noun phrase: a clause of contrast or reason follows ("because"), as behind "but".
        SEVERS = "severs";
        /// Goes on with a noun phrase by an example or exception ("including").
        EXAMPLE = "example";
        /// Goes on with the noun before an apposition ("the plan, a bold one, to").
        COMPLETES = "completes";
        /// A relative pronoun of a thing or place, or of whose it is ("which").
        WHICH = "which";
        /// Joins clauses of one rank ("and").
        COORDINATOR = "coordinator";
        /// Joins a sentence to the one before ("yet").
        ONWARD = "onward";
        /// Leaves open whether what follows is so ("if", "do").
        OPEN = "open";
        /// A gerund behind it has the subject of the sentence ("by saying").
        GERUND = "gerund";
        /// "Went" of "went on to say".
        GOES = "goes";
        /// A possessive pronoun ("his").
        POSSESSIVE = "possessive";
        /// An article ("the").
        ARTICLE = "article";
        /// A form of "be" that makes no clause ("being").
        NONFINITE = "nonfinite";
        /// A number in words that may stand for those counted ("two say").
        CARDINAL = "cardinal";
        /// Before a time, or behind a name or someone addressed, it ends a noun phrase ("told reporters in").
        SETTING = "setting";
    }
}
