using System.CommandLine;

namespace Kontor.Server.Commands;

/// <summary><c>kontor explain bitmart CODE</c>: what an error row means and what to do about it. Needs no server.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var dialect = new Argument<string>("dialect") { Description = "bitmart, weex, xlayer, binance-wallet or valuescan." };
        var code = new Argument<string>("code") { Description = "The code as the answer shows it." };
        var command = new Command("explain", "Explains an error code.") { dialect, code };
        // WEEX codes begin with a minus; without this they would be read as options.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => Explain(parsed.GetValue(dialect)!, parsed.GetValue(code)!));
        return command;
    }

    private static int Explain(string dialect, string code)
    {
        if (!ErrorTables.ByDialect.TryGetValue(dialect, out var rows))
        {
            Console.Error.WriteLine($"There is no dialect {dialect}. There are: {string.Join(", ", ErrorTables.ByDialect.Keys)}.");
            return 2;
        }

        var found = rows.Where(row => row.Code == code || row.Code == "-" + code).ToList();
        if (found.Count == 0)
        {
            Console.Error.WriteLine($"{dialect} has no code {code}.");
            return 1;
        }

        foreach (var row in found)
        {
            Console.WriteLine($"{dialect} {row.Code}  {row.Message}");
            Console.WriteLine($"  section  {row.Section}");
            Console.WriteLine($"  HTTP     {row.Http}");
            Console.WriteLine($"  cause    {row.Cause}");
            Console.WriteLine($"  retry    {Advice(row.Retry)}");
        }

        return 0;
    }

    private static string Advice(Catalog.Retry retry) =>
        retry switch
        {
            Catalog.Retry.Never => "never: fix the request",
            Catalog.Retry.Later => "later: wait, then send the same request again",
            Catalog.Retry.Unknown => "unknown: it may have happened; look before sending it again",
            _ => "ask: a human has to act first",
        };
}
