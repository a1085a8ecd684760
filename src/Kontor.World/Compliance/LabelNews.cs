namespace Kontor.World.Compliance;

/// <summary>
/// A label that was given or taken away, and after it the next one. Whoever holds one finds all that came later; what nobody holds any more is
/// forgotten.
/// </summary>
public sealed class LabelNews
{
    private LabelNews? _next;

    internal LabelNews(AddressLabel label, bool isGone) => (Label, IsGone) = (label, isGone);

    public AddressLabel Label { get; }
    public bool IsGone { get; }

    /// <summary>Nothing while this is the newest.</summary>
    public LabelNews? Next => Volatile.Read(ref _next);

    internal LabelNews Append(LabelNews next)
    {
        Volatile.Write(ref _next, next);
        return next;
    }
}
