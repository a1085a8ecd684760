namespace Kontor.Gate.Replay;

public enum ReplayVerdict : byte
{
    /// <summary>Not seen before, and remembered from now on.</summary>
    Fresh,

    /// <summary>Seen before and not expired.</summary>
    Seen,

    /// <summary>There is no room, and nothing has expired. The caller refuses: making room early would let a replay pass.</summary>
    Full,
}
