using Kontor.Chains.Rows;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>How much of everything there is: two indexes of the same blocks have the same, whatever they went through.</summary>
    internal Counts Counts => Volatile.Read(ref _published).Counts;
}
