package decant.model;

import decant.store.ObjectStore;
import java.time.Instant;
import java.util.Random;
import javax.xml.XMLConstants;

/** Breaks every rule for core, so that {@code GuardTest} can see the rules at work. */
public final class Offender {
    private final Random seeded = new Random(1);

    void offend(ObjectStore store) {
        System.out.println(store + " " + Instant.now() + new Random().nextInt() + XMLConstants.XML_NS_URI.isEmpty());
        System.out.println(seeded.nextInt() + new XmlName("a").hashCode());
        Runtime.getRuntime().halt(1);
    }

    private static final class XmlName extends javax.xml.namespace.QName {
        private static final long serialVersionUID = 1;

        XmlName(String name) {
            super(name);
        }
    }
}
