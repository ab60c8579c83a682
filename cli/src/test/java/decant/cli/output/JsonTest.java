package decant.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {
    @Test
    void keepsTheOrderOfMembers() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("z", 1L);
        document.put("a", List.of("x\u0001\"", true, 0.5));
        document.put("m", Map.of("inner", 7));
        document.put("none", List.of());
        StringWriter out = new StringWriter();
        Json.writeDocument(document, out);
        assertThat(out)
                .hasToString(
                        """
                        {
                          "z" : 1,
                          "a" : [ "x\\u0001\\"", true, 0.5 ],
                          "m" : {
                            "inner" : 7
                          },
                          "none" : [ ]
                        }
                        """);
    }
}
