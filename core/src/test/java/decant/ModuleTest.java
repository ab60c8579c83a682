package decant;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ModuleTest {
    @Test
    void coreRequiresNothingButTheJdkAtRunTime() {
        var core = ModuleFinder.of(Path.of("target", "classes")).find("decant.core").orElseThrow();

        assertThat(core.descriptor().requires())
                .filteredOn(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
                .extracting(Requires::name)
                .containsExactly("java.base");
    }
}
