package decant.cli.verb;

/** A verb to which limits are a wish of this moment, so that those of the file do not count. */
public interface TypesItsLimits {}
