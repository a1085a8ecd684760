namespace Kontor.Bench.Gate;

/// <summary><c>bench target BODY-BYTES HEADERS bare|hmac SECRET|constant</c>: one server of the gate benchmark, in a process of its own.</summary>
public static class TargetCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (
            args is not [_, var bytes, var headers, .. var kind]
            || !int.TryParse(bytes, out var bodyBytes)
            || !int.TryParse(headers, out var count)
        )
            return Usage();
        var answer = new ReferenceAnswer(bodyBytes, count);
        switch (kind)
        {
            case ["bare"]:
                await BareServer.RunAsync(answer, secret: null);
                return 0;
            case ["hmac", var secret]:
                await BareServer.RunAsync(answer, secret);
                return 0;
            case ["constant"]:
                await using (var venue = await ConstantVenue.OpenAsync(answer))
                    await venue.ServeAsync();
                return 0;
            default:
                return Usage();
        }
    }

    private static int Usage()
    {
        Console.Error.WriteLine("usage: bench target BODY-BYTES HEADERS bare|hmac SECRET|constant");
        return 2;
    }
}
