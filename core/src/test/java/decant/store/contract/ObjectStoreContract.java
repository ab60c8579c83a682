package decant.store.contract;

/**
 * The contract of {@link decant.store.ObjectStore} and {@link decant.store.Copier}, for every store there is. A
 * subclass opens two fresh buckets for each row.
 */
public abstract class ObjectStoreContract extends ContractTest
        implements ListingContract,
                KeyContract,
                LookContract,
                TagContract,
                CopyContract,
                PreconditionContract,
                PartCopyContract,
                AclContract,
                RemovalContract,
                ConcurrencyContract {}
