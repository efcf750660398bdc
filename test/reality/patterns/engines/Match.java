import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Prints a line for each pattern: 1 or 0 for each text, or why the pattern does not compile. Patterns and texts are lines of hexadecimal UTF-8. */
class Match {
    public static void main(String[] names) throws IOException {
        List<String> texts = lines(names[1]);
        for (String pattern : lines(names[0])) System.out.println(verdicts(pattern, texts));
    }

    private static String verdicts(String pattern, List<String> texts) {
        try {
            Pattern rule = Pattern.compile(pattern);
            StringBuilder verdicts = new StringBuilder();
            for (String text : texts) verdicts.append(rule.matcher(text).matches() ? '1' : '0');
            return verdicts.toString();
        } catch (PatternSyntaxException | StackOverflowError error) {
            return error.toString().replace('\n', ' ');
        }
    }

    private static List<String> lines(String name) throws IOException {
        HexFormat hex = HexFormat.of();
        String content = Files.readString(Path.of(name));
        return List.of(content.split("\n", -1)).stream().map(line -> new String(hex.parseHex(line), StandardCharsets.UTF_8)).toList();
    }
}
