package decant.ledger;

final class MemoryLedgerTest extends LedgerContract {
    @Override
    protected Ledger create() {
        return new MemoryLedger(IDENTITY, LATE_LANDING);
    }

    @Override
    protected Ledger afterCrash(Ledger ledger) {
        return ((MemoryLedger) ledger).afterCrash();
    }
}
