using System.Diagnostics;
using Kontor.Chains.Model;

namespace Kontor.Chains.Rows;

internal static class TransferLists
{
    /// <summary>The field of an address that tells where its transfers of a kind of token are listed.</summary>
    public static ref int Of(ref AddressRow address, TokenKind kind)
    {
        switch (kind)
        {
            case TokenKind.Erc20:
                return ref address.Erc20;
            case TokenKind.Erc721:
                return ref address.Erc721;
            case TokenKind.Erc1155:
                return ref address.Erc1155;
            default:
                throw new UnreachableException($"No such kind of token: {kind}.");
        }
    }
}
