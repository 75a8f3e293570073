//! A story invented for the tests, told by five reports, and a report alone.
//!
//! Built by hand, so that the tests here do not hang on what the steps before
//! find in a text.

mod days;
mod parts;
mod readings;
mod stories;

pub(crate) use parts::{reading, report};

use self::days::{day, inferred};
use self::readings::{beacon, flowers, harbour, post};
use self::stories::{bridge, festival};
use crate::reading::Reading;
use crate::report::Note;
use crate::story::Story;

const HARBOUR: &str = "انهيار جسر وادي الزعفران ومقتل سبعة أشخاص
قالت وكالة أنباء الوادي نقلا عن الناطق باسم الدفاع المدني سامر قطان إن سبعة أشخاص قتلوا في انهيار جسر وادي الزعفران مساء الأحد.
وأضاف قطان: «لم نتلق أي تحذير قبل الانهيار».";

const GRAIN: &str = "سبعة قتلى في انهيار جسر
قالت وكالة أنباء الوادي نقلا عن الناطق باسم الدفاع المدني سامر قطان إن سبعة أشخاص قتلوا في انهيار جسر وادي الزعفران مساء الأحد.
وأضاف قطان: «لم نتلق أي تحذير قبل الانهيار».";

const BEACON: &str = "تسعة قتلى والوزيرة تنفي
قال مصدر طبي طلب عدم ذكر اسمه لوكالة أنباء الوادي إن عدد القتلى ارتفع إلى تسعة.
ونفت وزيرة النقل ليان الحداد أن تكون الوزارة قد تلقت تحذيرا من المهندسين. وتبدأ لجنة التحقيق عملها يوم الأربعاء.
إقرأ أيضا: مهرجان الزهور في تل السمر";

const POST: &str = "Engineers warned of bridge months ago
Nabil Qasim, who led an inspection in March, told The Harbour Post that his team \"warned the ministry twice\" about the Saffron Valley bridge.
Nine people died, according to a medical source quoted by Valley News Agency.";

const PULSE: &str = "مأساة الجسر
قتل سبعة أشخاص مساء الأحد حين هوى جسر وادي الزعفران بسيارتين وحافلة.";

const FLOWERS: &str = "مهرجان الزهور في تل السمر
قالت رئيسة البلدية هدى النجار إن المهرجان يبدأ يوم الجمعة.";

/// The readings, the stories, and a note.
pub(crate) fn input() -> (Vec<Reading>, Vec<Story>, Vec<Note>) {
    let readings = vec![
        harbour("harbour.txt", "صحيفة المرفأ", HARBOUR, day(6)),
        harbour("grain.txt", "موقع السنبلة", GRAIN, day(6)),
        beacon(),
        post(),
        reading(report("pulse.txt", Some("نبض الجبل"), PULSE, inferred(7))),
        flowers(),
    ];
    let story = bridge(&readings);
    let alone = festival(&readings);
    let notes = vec![Note {
        input: "photos.zip".to_owned(),
        place: None,
        message: "binary data, not read".to_owned(),
    }];
    (readings, vec![alone, story], notes)
}
