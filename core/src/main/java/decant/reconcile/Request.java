package decant.reconcile;

import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.model.Tags;
import decant.store.CopyOrder;
import decant.store.Precondition;

/** One remote call the machine asks for. */
public sealed interface Request {
    ObjectKey key();

    record LookAtSource(ObjectKey key) implements Request {}

    record LookAtTarget(ObjectKey key) implements Request {}

    record ReadSourceTags(ObjectKey key) implements Request {}

    record ReadTargetTags(ObjectKey key) implements Request {}

    record ReadSourceAcl(ObjectKey key) implements Request {}

    record ReadTargetAcl(ObjectKey key) implements Request {}

    /** Whether a listing of the source names the key: the proof a removal needs. */
    record ProveAbsent(ObjectKey key) implements Request {}

    /** Reads what both sides last agreed on; only during a switch, and before one that is to come. */
    record ReadReceipt(ObjectKey key) implements Request {}

    /** Keeps what both sides agree on; likewise, and nothing that the application sees. */
    record WriteReceipt(ObjectKey key, Agreement agreement) implements Request {}

    record Copy(CopyOrder order) implements Request {
        @Override
        public ObjectKey key() {
            return order.key();
        }
    }

    record WriteTags(ObjectKey key, Tags tags) implements Request {}

    record WriteAcl(ObjectKey key, AccessList acl) implements Request {}

    record Remove(ObjectKey key, Precondition precondition) implements Request {}

    /** Whether this changes something at the target. */
    default boolean acts() {
        return switch (this) {
            case Copy _, WriteTags _, WriteAcl _, Remove _ -> true;
            case LookAtSource _,
                    LookAtTarget _,
                    ReadSourceTags _,
                    ReadTargetTags _,
                    ReadSourceAcl _,
                    ReadTargetAcl _,
                    ProveAbsent _,
                    ReadReceipt _,
                    WriteReceipt _ ->
                    false;
        };
    }
}
