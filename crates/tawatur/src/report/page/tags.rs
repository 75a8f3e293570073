//! The elements of HTML that mean something to the search for an article.

/// What a node of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Tag {
    Root,
    Text,
    A,
    Address,
    Article,
    Aside,
    Audio,
    Base,
    Blockquote,
    Body,
    Br,
    Button,
    Canvas,
    Center,
    Cite,
    Dd,
    Details,
    Dialog,
    Div,
    Dl,
    Dt,
    Em,
    Embed,
    Fieldset,
    Figcaption,
    Figure,
    Font,
    Footer,
    Form,
    Head,
    Header,
    /// h2 to h6.
    Heading,
    H1,
    Hr,
    Html,
    Iframe,
    Img,
    Input,
    Label,
    Li,
    Link,
    Main,
    Math,
    Menu,
    Meta,
    Nav,
    Noscript,
    Object,
    Ol,
    Option,
    P,
    Picture,
    Pre,
    Q,
    Rp,
    Script,
    Section,
    Select,
    Source,
    Span,
    Strong,
    Style,
    Sub,
    Sup,
    Summary,
    Svg,
    Table,
    Tbody,
    Td,
    Template,
    Textarea,
    Th,
    Time,
    Title,
    Tr,
    Ul,
    Video,
    Wbr,
    /// Any other, among them the elements that pages invent.
    Other,
}

/// How long the longest name in [`Tag::of`] is.
const LONGEST: usize = 21;

impl Tag {
    /// The tag of a name, in letters of any case.
    pub(super) fn of(name: &[u8]) -> Self {
        let mut small = [0_u8; LONGEST];
        let Some(small) = small.get_mut(..name.len()) else {
            return Self::Other;
        };
        small.copy_from_slice(name);
        small.make_ascii_lowercase();
        match &*small {
            b"a" => Self::A,
            b"address" => Self::Address,
            b"article" => Self::Article,
            b"aside" | b"amp-sidebar" | b"amp-ad" | b"amp-consent" | b"amp-lightbox" | b"amp-user-notification" => {
                Self::Aside
            }
            b"audio" => Self::Audio,
            b"b" | b"strong" => Self::Strong,
            b"base" => Self::Base,
            b"blockquote" => Self::Blockquote,
            b"body" => Self::Body,
            b"br" => Self::Br,
            b"button" => Self::Button,
            b"canvas" => Self::Canvas,
            b"center" => Self::Center,
            b"cite" => Self::Cite,
            b"dd" => Self::Dd,
            b"details" => Self::Details,
            b"dialog" => Self::Dialog,
            b"div" => Self::Div,
            b"dl" => Self::Dl,
            b"dt" => Self::Dt,
            b"em" | b"i" => Self::Em,
            b"embed" => Self::Embed,
            b"fieldset" => Self::Fieldset,
            b"figcaption" => Self::Figcaption,
            b"figure" => Self::Figure,
            b"font" => Self::Font,
            b"footer" => Self::Footer,
            b"form" => Self::Form,
            b"h1" => Self::H1,
            b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading,
            b"head" => Self::Head,
            b"header" => Self::Header,
            b"hr" => Self::Hr,
            b"html" => Self::Html,
            b"iframe" | b"noembed" | b"noframes" | b"xmp" => Self::Iframe,
            b"img" | b"image" | b"amp-img" => Self::Img,
            b"input" => Self::Input,
            b"label" => Self::Label,
            b"li" => Self::Li,
            b"link" => Self::Link,
            b"main" => Self::Main,
            b"math" => Self::Math,
            b"menu" => Self::Menu,
            b"meta" => Self::Meta,
            b"nav" => Self::Nav,
            b"noscript" => Self::Noscript,
            b"object" => Self::Object,
            b"ol" => Self::Ol,
            b"option" => Self::Option,
            b"p" => Self::P,
            b"picture" => Self::Picture,
            b"pre" => Self::Pre,
            b"q" => Self::Q,
            b"rp" => Self::Rp,
            b"script" => Self::Script,
            b"section" | b"hgroup" => Self::Section,
            b"select" | b"datalist" => Self::Select,
            b"source" | b"track" | b"param" | b"area" | b"col" => Self::Source,
            b"span" => Self::Span,
            b"style" => Self::Style,
            b"sub" => Self::Sub,
            b"summary" => Self::Summary,
            b"sup" => Self::Sup,
            b"svg" => Self::Svg,
            b"table" => Self::Table,
            b"tbody" | b"thead" | b"tfoot" | b"colgroup" | b"caption" => Self::Tbody,
            b"td" => Self::Td,
            b"template" => Self::Template,
            b"textarea" => Self::Textarea,
            b"th" => Self::Th,
            b"time" => Self::Time,
            b"title" => Self::Title,
            b"tr" => Self::Tr,
            b"ul" => Self::Ul,
            b"video" => Self::Video,
            b"wbr" => Self::Wbr,
            _ => Self::Other,
        }
    }

    /// Whether it has no content and no end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Self::Base
                | Self::Br
                | Self::Embed
                | Self::Hr
                | Self::Img
                | Self::Input
                | Self::Link
                | Self::Meta
                | Self::Source
                | Self::Wbr
        )
    }

    /// Whether all up to its own end tag is text, whatever it looks like.
    pub(super) fn is_raw(self) -> bool {
        matches!(
            self,
            Self::Script | Self::Style | Self::Textarea | Self::Title | Self::Iframe
        )
    }

    /// Whether it is never part of what a reader reads.
    pub(super) fn is_unread(self) -> bool {
        matches!(
            self,
            Self::Script
                | Self::Style
                | Self::Textarea
                | Self::Title
                | Self::Iframe
                | Self::Template
                | Self::Noscript
                | Self::Head
                | Self::Svg
                | Self::Math
                | Self::Canvas
                | Self::Select
                | Self::Option
                | Self::Button
                | Self::Object
                | Self::Audio
                | Self::Video
                | Self::Dialog
                | Self::Rp
                | Self::Menu
        )
    }

    /// Whether it stands on lines of its own.
    pub(super) fn is_block(self) -> bool {
        matches!(
            self,
            Self::Address
                | Self::Article
                | Self::Aside
                | Self::Blockquote
                | Self::Body
                | Self::Center
                | Self::Dd
                | Self::Details
                | Self::Dialog
                | Self::Div
                | Self::Dl
                | Self::Dt
                | Self::Fieldset
                | Self::Figcaption
                | Self::Figure
                | Self::Footer
                | Self::Form
                | Self::Head
                | Self::Header
                | Self::Heading
                | Self::H1
                | Self::Hr
                | Self::Html
                | Self::Li
                | Self::Main
                | Self::Menu
                | Self::Nav
                | Self::Ol
                | Self::P
                | Self::Pre
                | Self::Root
                | Self::Section
                | Self::Summary
                | Self::Table
                | Self::Tbody
                | Self::Td
                | Self::Th
                | Self::Tr
                | Self::Ul
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_case() {
        assert_eq!(Tag::of(b"DIV"), Tag::Div);
        assert_eq!(Tag::of(b"h3"), Tag::Heading);
        assert_eq!(Tag::of(b"figcaption"), Tag::Figcaption);
        assert_eq!(Tag::of(b"blockquotes"), Tag::Other);
        assert_eq!(Tag::of(b""), Tag::Other);
    }
}
