using Kontor.Chains.Serving;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>
/// Finds out where a proxy leads: a minimal one (EIP-1167) has it in its code, others keep it in the slot that EIP-1967 sets apart. What cannot
/// be read from the chain is not guessed.
/// </summary>
internal static class ProxyReader
{
    /// <summary>One below the hash of <c>eip1967.proxy.implementation</c>, so that no contract comes by it by chance.</summary>
    private static readonly Hash32 s_slot = Hash32.Parse("0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc");

    private static readonly byte[] s_head = Convert.FromHexString("363d3d373d3d3d363d73");
    private static readonly byte[] s_tail = Convert.FromHexString("5af43d82803e903d91602b57fd5bf3");

    // The same with the newer instruction that pushes a zero.
    private static readonly byte[] s_newHead = Convert.FromHexString("365f5f375f5f365f73");
    private static readonly byte[] s_newTail = Convert.FromHexString("5af43d5f5f3e5f3d91602a57fd5bf3");

    /// <summary>Nothing where it seems to lead nowhere: also where no contract lies at the place that it names.</summary>
    public static async ValueTask<Address20?> FindAsync(
        IServedChain chain,
        Address20 proxy,
        ReadOnlyMemory<byte> code,
        CancellationToken stop
    )
    {
        var target = InCode(code.Span, s_head, s_tail) ?? InCode(code.Span, s_newHead, s_newTail);
        if (target is null)
        {
            var word = (await chain.StorageAsync(proxy, s_slot, stop)).ToArray();
            var named = new Address20(word.AsSpan(Hash32.Bytes - Address20.Bytes));
            target = named.IsZero || word.AsSpan(0, Hash32.Bytes - Address20.Bytes).ContainsAnyExcept((byte)0) ? null : named;
        }
        return target is { } implementation && !(await chain.CodeAsync(implementation, stop)).IsEmpty ? implementation : null;
    }

    private static Address20? InCode(ReadOnlySpan<byte> code, ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail) =>
        code.Length == head.Length + Address20.Bytes + tail.Length && code.StartsWith(head) && code.EndsWith(tail)
            ? new Address20(code.Slice(head.Length, Address20.Bytes))
            : null;
}
