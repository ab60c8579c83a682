package decant.store.contract;

import decant.model.ObjectKey;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keys that have broken somebody's tool, each with a name. All of them are allowed on S3, and distinct. */
public final class KeyZoo {
    /**
     * One nasty key.
     *
     * @param name what is nasty about it
     */
    public record Animal(String name, ObjectKey key) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Animal> ANIMALS =
            List.of(
                    animal("plain", "plain.txt"),
                    animal("space", "two words"),
                    animal("space first", " first"),
                    animal("space last", "last "),
                    animal("space alone", " "),
                    animal("plus", "a+b"),
                    animal("percent", "100%"),
                    animal("percent escape", "a%20b"),
                    animal("percent escaped slash", "a%2Fb"),
                    animal("percent escaped percent", "a%252Fb"),
                    animal("percent escaped plus", "a%2Bb"),
                    animal("hash and question mark", "a#b?c=d&e"),
                    animal("xml", "<a href=\"x\">'&amp;&#10;</a>"),
                    animal("backslash", "a\\b"),
                    animal("quotes", "\"quoted\" 'twice'"),
                    animal("marks", "!$'()*,:;=@[]^`{|}~"),
                    animal("arn", "arn:aws:s3:::bucket/key"),
                    animal("uri", "s3://bucket/key"),
                    animal("query as key", "?versions"),
                    animal("double slash", "a//b"),
                    animal("triple slash", "a///b"),
                    animal("leading slash", "/a"),
                    animal("two leading slashes", "//a"),
                    animal("slash alone", "/"),
                    animal("trailing slash", "folder/"),
                    animal("key below a trailing slash", "folder/child"),
                    animal("trailing double slash", "folder//"),
                    animal("file", "both"),
                    animal("file that is a folder too", "both/child"),
                    animal("between file and folder", "both-"),
                    animal("after the folder", "both0"),
                    animal("dot", "."),
                    animal("two dots", ".."),
                    animal("dot segment", "a/./b"),
                    animal("dot dot segment", "a/../b"),
                    animal("dot dot first", "../a"),
                    animal("dot dot last", "a/.."),
                    animal("dot file", ".hidden"),
                    animal("1,024 bytes", "k".repeat(1024)),
                    animal("1,024 bytes in many segments", "0123456/".repeat(128)),
                    animal("1,024 bytes of three each", "\u6C34".repeat(341) + "w"),
                    animal("control x01", "a\u0001b"),
                    animal("control x1F", "a\u001Fb"),
                    animal("tab", "a\tb"),
                    animal("newline", "a\nb"),
                    animal("carriage return", "a\rb"),
                    animal("delete", "a\u007Fb"),
                    animal("control x85", "a\u0085b"),
                    animal("no-break space", "a\u00A0b"),
                    animal("line separator", "a\u2028b"),
                    animal("zero-width joiner", "a\u200Db"),
                    animal("byte order mark", "\uFEFFa"),
                    animal("right to left", "\u05E9\u05DC\u05D5\u05DD"),
                    animal("umlaut composed", "m\u00FCnchen"),
                    animal("umlaut decomposed", "mu\u0308nchen"),
                    animal("last before the surrogates", "\uD7FF"),
                    animal("first after the surrogates", "\uE000"),
                    animal("fullwidth letter", "\uFF21"),
                    animal("replacement character", "\uFFFD"),
                    animal("emoji", "\uD83D\uDE00"),
                    animal("emoji inside", "a/\uD83D\uDE00/b"),
                    animal("fullwidth letter inside", "a/\uFF21/b"),
                    animal("last code point", "\uDBFF\uDFFD"),
                    animal("word null", "null"),
                    animal("digits", "007"),
                    animal("dash first", "-rf"),
                    animal("tilde first", "~root"));

    private KeyZoo() {}

    private static Animal animal(String name, String key) {
        return new Animal(name, ObjectKey.of(key));
    }

    /** All of them, in no particular order. */
    public static List<Animal> animals() {
        return ANIMALS;
    }

    /** All keys, in the order in which S3 lists them. */
    public static List<ObjectKey> keys() {
        return keysWithin(ObjectKey.MAX_BYTES);
    }

    /** The keys that are no longer than this, which leaves room for a prefix, in the order in which S3 lists them. */
    public static List<ObjectKey> keysWithin(int maxBytes) {
        Stream<ObjectKey> keys = ANIMALS.stream().map(Animal::key).filter(key -> key.length() <= maxBytes);
        return List.copyOf(new TreeSet<>(keys.toList()));
    }
}
