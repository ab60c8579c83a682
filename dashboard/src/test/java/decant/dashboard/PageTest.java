package decant.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import decant.dashboard.chromium.Chromium;
import decant.dashboard.chromium.Page;
import decant.dashboard.chromium.Page.Screen;
import decant.migration.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page in a real Chromium. Its pictures stay in {@code target/pictures}. */
@Tag("chromium")
final class PageTest {
    private static final String TOKEN = "a token of some length";
    private static final Path PICTURES = Path.of("target/pictures");
    private static final Screen PHONE = new Screen(390, 844, 2, true, false);
    private static final Screen SMALL_PHONE = new Screen(320, 640, 2, true, false);
    private static final Screen TABLET = new Screen(820, 1180, 1, true, false);
    private static final int TAB = 9;
    private static final int ENTER = 13;
    private static final int ESCAPE = 27;

    @TempDir private static Path profile;
    private static Chromium chromium;

    private final StillMigration migration = new StillMigration();
    private Dashboard dashboard;

    @BeforeAll
    static void startBrowser() throws Exception {
        chromium = Chromium.start(profile);
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        dashboard = Dashboard.start(anyPort, migration, Token.of(TOKEN), System::nanoTime);
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void showsWhereTheMigrationIs() throws Exception {
        Page page = open(Screen.DESK);

        assertThat(page.text("#route")).isEqualTo("s3://pictures-us/ → s3://pictures-eu/");
        assertThat(page.text("#headline"))
                .isEqualTo("Copying what was there: 1,234,567 keys, 42.0 %, about 1 h 05 min left.");
        assertThat(page.text("#phases .now")).contains("backfilling", "backfill");
        assertThat(page.text("#objects")).isEqualTo("1,234,567 of about 2,940,000");
        assertThat(page.text("#lag")).isEqualTo("640 ms");
        assertThat(page.text("#gates-count")).isEqualTo("5 of 10 open");
        assertThat(page.text("#reasons")).contains("the pressure is 0.83 of 0.80");
        assertThat(page.text("#money")).isEqualTo("$17.42 of $60.00");
        assertThat(page.text("#access")).contains("12");
        assertThat(page.text("#parked")).contains("holidays/2024/elephant.png", "hot", "Retry");
        assertThat(page.text("#log")).contains("Step: backfill.");
        page.await("document.querySelectorAll('.chart canvas').length === 3");
        assertThat(
                        page.value(
                                        "location.protocol + performance.getEntriesByType('resource').every(one =>"
                                                + " one.name.startsWith(location.origin))")
                                .asString())
                .isEqualTo("http:true");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void followsWhatHappens() throws Exception {
        Page page = open(Screen.DESK);
        migration.keys = 1_300_000;
        page.await("document.querySelector('#objects').innerText.startsWith('1,300,000')");
        migration.paused = true;
        page.await("!document.querySelector('#notice').hidden");
        assertThat(page.text("#pause")).isEqualTo("Resume");

        dashboard.close();
        page.await("document.querySelector('#pulse').innerText === 'the program does not answer'");
    }

    /** Keys are what anybody who may upload has chosen. */
    @Test
    void keysAreNeverMarkup() throws Exception {
        Page page = open(Screen.DESK);
        assertThat(page.text("#parked code")).startsWith("<img src=x onerror=alert(1)>");
        assertThat(page.value("document.querySelectorAll('#parked img, #log img').length").asInt()).isZero();
        assertThat(page.complaints()).isEmpty();
    }

    static Stream<Screen> screens() {
        return Stream.of(Screen.DESK, TABLET, PHONE, SMALL_PHONE)
                .flatMap(screen -> Stream.of(screen, screen.inTheDark()));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void fitsEveryScreen(Screen screen) throws Exception {
        Page page = open(screen);
        page.await("document.querySelectorAll('.chart canvas').length === 3");
        page.photograph(PICTURES.resolve(name(screen)));
        int width = page.value("document.documentElement.scrollWidth").asInt();
        assertThat(width).as("Width of the page on a screen of " + screen.width()).isLessThanOrEqualTo(screen.width());
        assertThat(page.value(UNREADABLE)).as("Texts with too little contrast").isEmpty();
        assertThat(page.complaints()).isEmpty();
    }

    /** Copied to docs/pictures when the page has changed. */
    @Test
    void isDrawnForTheDocuments() throws Exception {
        migration.key = "holidays/2019/beach.png";
        Page desk = open(new Screen(1180, 840, 1, false, false));
        desk.await("document.querySelectorAll('.chart canvas').length === 3");
        desk.photographScreen(PICTURES.resolve("dashboard.png"));
        Page phone = open(new Screen(390, 780, 1, true, true));
        phone.await("document.querySelectorAll('.chart canvas').length === 3");
        phone.photographScreen(PICTURES.resolve("dashboard-phone.png"));
        for (String picture : List.of("dashboard.png", "dashboard-phone.png")) {
            assertThat(PICTURES.resolve(picture))
                    .extracting(file -> file.toFile().length())
                    .matches(size -> size < 150_000);
        }
    }

    static Stream<Arguments> phases() {
        return Stream.of(Phase.SWITCHING, Phase.SWITCHED, Phase.ROLLED_BACK, Phase.FINISHED)
                .flatMap(phase ->
                        Stream.of(Screen.DESK, Screen.DESK.inTheDark(), PHONE, PHONE.inTheDark())
                                .map(screen -> Arguments.of(phase, screen)));
    }

    /** A phase, and a sentence that its page says in its first line. */
    @ParameterizedTest
    @MethodSource("phases")
    void showsTheApplicationsWay(Phase phase, Screen screen) throws Exception {
        migration.phase = phase;
        Page page = open(screen, phase == Phase.FINISHED ? "finished" : "live");
        page.await("document.querySelectorAll('.chart canvas').length === 3");
        page.photograph(PICTURES.resolve(phase.word() + "-" + name(screen)));

        assertThat(page.text("#headline")).isEqualTo(StillCourse.headline(phase));
        assertThat(page.value("document.querySelectorAll('#phases [aria-current]').length").asInt()).isEqualTo(1);
        assertThat(page.value("document.querySelector('#phases .now').firstChild.textContent").asString())
                .isEqualTo(phase.word());
        assertThat(page.value("document.querySelectorAll('#course li').length").asInt())
                .isEqualTo(phase == Phase.ROLLED_BACK ? 3 : 10);
        assertThat(page.value("document.querySelector('#notice').hidden").asBoolean())
                .as("who has finished is not told to go on")
                .isTrue();
        assertThat(page.value("document.querySelector('#gates-card').hidden").asBoolean())
                .as("gates are of a cutover that is to come")
                .isEqualTo(phase != Phase.ROLLED_BACK);
        int width = page.value("document.documentElement.scrollWidth").asInt();
        assertThat(width).isLessThanOrEqualTo(screen.width());
        assertThat(page.value(UNREADABLE)).as("Texts with too little contrast").isEmpty();
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void showsWhichStepIsInWorkAndWhyItDoesNotGoOn() throws Exception {
        migration.phase = Phase.SWITCHING;
        Page page = open(Screen.DESK);
        assertThat(page.text("#course-count")).isEqualTo("to the target");
        assertThat(page.text("#course [aria-current]")).contains("drain", "events of both buckets run dry");
        assertThat(page.value("document.querySelectorAll('#course .done').length").asInt()).isEqualTo(5);
        assertThat(page.value("document.querySelectorAll('#course .to-come').length").asInt()).isEqualTo(4);
        assertThat(page.value("document.querySelector('#course-stopped').hidden").asBoolean()).isTrue();

        migration.stopped = "It does not run dry: 17 events of the source left.";
        page.await("document.querySelector('#course-stopped').innerText.includes('17 events of the source')");
        page.photograph(PICTURES.resolve("switching-stopped.png"));
        migration.phase = Phase.SWITCHED;
        page.await("document.querySelectorAll('#course .done').length === 10");
        assertThat(page.value("document.querySelector('#course-stopped').hidden").asBoolean()).isTrue();
    }

    private static String name(Screen screen) {
        return "dashboard-" + screen.width() + (screen.dark() ? "-dark" : "-light") + ".png";
    }

    @Test
    void changesItsColoursWhenThePersonDoes() throws Exception {
        Page page = open(Screen.DESK);
        String light = page.value(BACKGROUND).asString();
        page.prefer(true);
        page.await(BACKGROUND + " !== '" + light + "'");
    }

    @Test
    void isUsedByKeyboardAlone() throws Exception {
        Page page = open(Screen.DESK);
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < 8 && !visited.contains("Retry all"); i++) {
            page.press("Tab", TAB);
            visited.add(page.value("document.activeElement.innerText").asString());
            assertThat(page.value("getComputedStyle(document.activeElement).outlineStyle").asString())
                    .as(visited.getLast())
                    .isEqualTo("solid");
        }
        assertThat(visited).contains("Pause", "Retry all");

        page.press("Enter", ENTER);
        page.await("document.querySelector('#ask').open");
        page.photographScreen(PICTURES.resolve("dashboard-token.png"));
        page.type("not the token at all");
        page.press("Enter", ENTER);
        page.await("document.querySelector('#ask-wrong').innerText.includes('not the token')");
        assertThat(migration.acts).isEmpty();
        page.type(TOKEN);
        page.press("Enter", ENTER);
        page.await("document.querySelector('#toast').innerText === 'Done.'");
        assertThat(migration.acts).containsExactly("RetryAll[] at the dashboard, from 127.0.0.1");
        assertThat(page.value("document.activeElement.innerText").asString()).isEqualTo("Retry all");

        page.press("Enter", ENTER);
        page.await("!document.querySelector('#ask').open");
    }

    @Test
    void nothingIsDoneWithoutTheToken() throws Exception {
        Page page = open(Screen.DESK);
        page.value("document.querySelector('#pause').click()");
        page.await("document.querySelector('#ask').open");
        page.press("Escape", ESCAPE);
        page.await("!document.querySelector('#ask').open");
        assertThat(migration.acts).isEmpty();
    }

    private Page open(Screen screen) throws InterruptedException {
        return open(screen, "live");
    }

    private Page open(Screen screen, String state) throws InterruptedException {
        Page page = chromium.open("http://127.0.0.1:" + dashboard.port() + "/", screen);
        page.await("document.querySelector('#pulse')?.innerText === '" + state + "'");
        return page;
    }

    private static final String BACKGROUND = "getComputedStyle(document.documentElement).backgroundColor";

    /** Texts whose contrast is below 4.5 [w3.org/TR/WCAG22, 1.4.3], with it. */
    private static final String UNREADABLE =
            """
            (() => {
              const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
                .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = (one) => {
                for (let at = one; at; at = at.parentElement) {
                  const colour = parse(getComputedStyle(at).backgroundColor);
                  if (colour.length < 4 || colour[3] > 0) return colour;
                }
                return [255, 255, 255];
              };
              const texts = [...document.querySelectorAll('body *')].filter((one) =>
                [...one.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim() !== '')
                && one.getClientRects().length > 0 && !one.disabled);
              return texts.map((one) => {
                const [a, b] = [light(parse(getComputedStyle(one).color)), light(behind(one))];
                return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), one.textContent.trim()];
              }).filter(([contrast]) => contrast < 4.5).map(([contrast, text]) => `${contrast.toFixed(2)} ${text}`);
            })()
            """;
}
