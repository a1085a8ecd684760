namespace Kontor.Dialects.Weex.Wire;

/// <summary>Two depths of a book are kept, and nothing between them.</summary>
internal static class DepthLevels
{
    private const int Few = 15;
    private const int Many = 200;

    public static int? Of(string? limit) =>
        limit switch
        {
            null or "15" => Few,
            "200" => Many,
            _ => null,
        };
}
